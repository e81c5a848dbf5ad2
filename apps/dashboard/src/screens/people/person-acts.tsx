import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { ReactNode } from 'react';
import type { PersonRecord } from '../../../../../libs/contracts/graphql/schema.types.js';
import { carryOut } from '../../api/mutate.js';
import { Button } from '../../design/button.js';
import { DateField } from '../../design/date-field.js';
import { Form } from '../../design/form.js';
import { Notice } from '../../design/notice.js';
import { Select } from '../../design/select.js';
import { TextField } from '../../design/text-field.js';
import { useForm } from '../../design/use-form.js';
import { londonClock } from '../../shared/as-of.js';
import { messages } from '../../shared/messages.js';
import { postName } from '../../shared/post-name.js';
import { peopleMessages as words } from './messages.js';
import { isKind, kindOptions } from './people-words.js';
import type { Kind } from './people-words.js';
import { dayActs, endPost, startPost } from './people.query.js';
import { ChangeForm } from './person-change-form.js';
import { refusals } from './refusals.js';

export type Act = 'change' | 'startPost' | 'endPost' | keyof typeof dayActs;

interface ActForm {
  readonly record: PersonRecord;
  readonly done: () => unknown;
  readonly cancel: () => void;
}

const today = (): string => londonClock(Date.now()).slice(0, 10);

const Cancel = ({ cancel }: { cancel: () => void }): ReactNode => (
  <Button kind="text" onClick={cancel}>
    {messages.cancel}
  </Button>
);

const kindOf = (kind: string): Kind | '' => (isKind(kind) ? kind : '');

const StartPostForm = ({ record: { person }, done, cancel }: ActForm): ReactNode => {
  const form = useForm({
    name: `start-post-${person.id}-${person.schoolId}`,
    initial: { post: '', kind: kindOf(person.kind), startDate: '', endDate: '' },
    check: ({ post, kind }) => [
      ...(post.trim() === '' ? [{ field: 'post', text: words.postMissing }] : []),
      ...(kind === '' ? [{ field: 'kind', text: words.kindMissing }] : []),
    ],
    refusals: refusals(),
    send: ({ startDate, endDate, ...values }, idempotencyKey) =>
      carryOut(startPost, {
        input: {
          ...{ schoolId: person.schoolId, personId: person.id, ...values, idempotencyKey },
          ...{ startDate: startDate || null, endDate: endDate || null },
        },
      }),
    done,
  });
  return (
    <Form form={form} label={words.startPost} submitLabel={words.startPost} beside={<Cancel cancel={cancel} />}>
      <TextField {...form.field('post')} label={words.postLabel} hint={words.postHint} width={40} />
      <Select {...form.field('kind')} label={words.capacity} options={kindOptions()} />
      <DateField {...form.field('startDate')} label={words.firstDay} hint={words.firstDayHint} isOptional />
      <DateField {...form.field('endDate')} label={words.lastDay} isOptional />
    </Form>
  );
};

const EndPostForm = ({ record: { person, history }, done, cancel }: ActForm): ReactNode => {
  const running = history.filter(({ endDate }) => !endDate || endDate > today());
  const form = useForm({
    name: `end-post-${person.id}-${person.schoolId}`,
    initial: { post: running.length === 1 ? '0' : '', endDate: '' },
    check: ({ post, endDate }) => [
      ...(post === '' ? [{ field: 'post', text: words.postMissing }] : []),
      ...(endDate === '' ? [{ field: 'endDate', text: words.dayMissing }] : []),
    ],
    refusals: refusals(),
    send: ({ post, endDate }, idempotencyKey) => {
      const held = running[Number(post)];
      const which = { post: held?.post ?? '', startDate: held?.startDate ?? null };
      return carryOut(endPost, {
        input: { schoolId: person.schoolId, personId: person.id, ...which, endDate, idempotencyKey },
      });
    },
    done,
  });
  const options = running.map(({ post }, index) => ({ value: String(index), label: postName(post) }));
  return (
    <Form form={form} label={words.endPost} submitLabel={words.endPost} beside={<Cancel cancel={cancel} />}>
      <Select {...form.field('post')} label={words.postLabel} options={[{ value: '', label: '' }, ...options]} />
      <DateField {...form.field('endDate')} label={words.lastDay} />
    </Form>
  );
};

const DayForm = ({
  act,
  label,
  hint,
  record: { person },
  done,
  cancel,
}: ActForm & { act: keyof typeof dayActs; label: string; hint?: string | undefined }) => {
  const form = useForm({
    name: `${act}-${person.id}-${person.schoolId}`,
    initial: { on: '' },
    check: ({ on }) => (on === '' ? [{ field: 'on', text: words.dayMissing }] : []),
    refusals: refusals(),
    fieldOf: () => 'on',
    send: ({ on }, idempotencyKey) =>
      carryOut(dayActs[act], { input: { schoolId: person.schoolId, personId: person.id, on, idempotencyKey } }),
    done,
  });
  return (
    <Form
      form={form}
      label={label}
      submitLabel={label}
      isDanger={act === 'recordLeaving'}
      beside={<Cancel cancel={cancel} />}
    >
      <DateField {...form.field('on')} label={words.day} hint={hint} max={today()} />
    </Form>
  );
};

const labels = (): Record<Act, string> => ({
  change: words.change,
  startPost: words.startPost,
  endPost: words.endPost,
  startAbsence: words.away0,
  endAbsence: words.back0,
  recordLeaving: words.leave,
  recordReturn: words.comeBack,
});

const hints = (): Partial<Record<Act, string>> => ({ startAbsence: words.awayHint, recordLeaving: words.leaveHint });

/** What can happen next to a person, as they stand. */
export const actsFor = ({ person, history }: PersonRecord, day: string): Act[] => {
  if (person.leftOn) return ['recordReturn', 'change'];
  const holds = history.some(({ endDate }) => !endDate || endDate > day);
  return [
    'change',
    'startPost',
    ...(holds ? (['endPost'] as const) : []),
    person.absentSince ? 'endAbsence' : 'startAbsence',
    'recordLeaving',
  ];
};

const ActFields = ({ act, ...form }: ActForm & { act: Act }): ReactNode => {
  if (act === 'change') return <ChangeForm {...form} />;
  if (act === 'startPost') return <StartPostForm {...form} />;
  if (act === 'endPost') return <EndPostForm {...form} />;
  return <DayForm {...form} act={act} label={labels()[act]} hint={hints()[act]} />;
};

/** The acts as buttons; one form at a time. */
export const PersonActs = ({ record }: { record: PersonRecord }): ReactNode => {
  const client = useQueryClient();
  const [act, setAct] = useState<Act | null>(null);
  const [isSaved, setSaved] = useState(false);
  const choose = (chosen: Act): void => {
    setSaved(false);
    setAct(chosen);
  };
  const done = (): unknown => {
    setAct(null);
    setSaved(true);
    return client.invalidateQueries();
  };
  return (
    <section className="part">
      <h2>{words.acts}</h2>
      {isSaved && <Notice kind="success">{words.saved}</Notice>}
      {act === null ? (
        <p className="form-end">
          {actsFor(record, today()).map((one) => (
            <Button key={one} onClick={() => choose(one)}>
              {labels()[one]}
            </Button>
          ))}
        </p>
      ) : (
        <ActFields key={act} act={act} record={record} done={done} cancel={() => setAct(null)} />
      )}
    </section>
  );
};
