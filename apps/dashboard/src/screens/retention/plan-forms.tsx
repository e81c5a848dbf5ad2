import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { ReactNode } from 'react';
import type { ErasurePlanRecord, RetainedKind } from '../../../../../libs/contracts/graphql/schema.types.js';
import { carryOut } from '../../api/mutate.js';
import { Button } from '../../design/button.js';
import { DateField } from '../../design/date-field.js';
import { Form } from '../../design/form.js';
import { Notice } from '../../design/notice.js';
import { Radios } from '../../design/radios.js';
import { TextArea } from '../../design/text-area.js';
import { useForm } from '../../design/use-form.js';
import { messages } from '../../shared/messages.js';
import { retentionMessages as words } from './messages.js';
import { LONGEST, reasonProblems, refusals } from './retention-forms.js';
import { placeHold, proposeErasure } from './retention.query.js';

interface Asked {
  readonly ground: '' | 'SCHEDULE' | 'REQUEST';
  readonly reachesAgeOn: string;
  readonly reason: string;
}

const UNASKED: Asked = { ground: '', reachesAgeOn: '', reason: '' };

interface ActForm {
  readonly kind: RetainedKind;
  readonly subjectId: string;
  readonly record: ErasurePlanRecord;
  readonly done: () => unknown;
  readonly cancel: () => void;
}

const Cancel = ({ cancel }: { cancel: () => void }): ReactNode => (
  <Button kind="text" onClick={cancel}>
    {messages.cancel}
  </Button>
);

const needsAge = ({ scheduleStops }: ErasurePlanRecord): boolean => scheduleStops?.code === 'RETENTION.AGE_UNKNOWN';

/** What the schedule refuses is not offered; an age that is not on record is asked for. */
const groundsOf = (record: ErasurePlanRecord): { value: 'SCHEDULE' | 'REQUEST'; label: string }[] => [
  ...(!record.scheduleStops || needsAge(record) ? [{ value: 'SCHEDULE' as const, label: words.bySchedule }] : []),
  ...(record.requestStops ? [] : [{ value: 'REQUEST' as const, label: words.byRequest }]),
];

const ProposeForm = ({ kind, subjectId, record, done, cancel }: ActForm): ReactNode => {
  const { schoolId } = record;
  const grounds = groundsOf(record);
  const form = useForm({
    name: `erase-${schoolId}-${subjectId}`,
    initial: UNASKED,
    check: ({ ground, reason }) => [
      ...(ground === '' ? [{ field: 'ground', text: words.groundMissing }] : []),
      ...reasonProblems(reason),
    ],
    refusals: refusals(),
    send: ({ ground, reachesAgeOn, reason }, idempotencyKey) =>
      carryOut(proposeErasure, {
        input: {
          ...{ schoolId, kind, subjectId, ground: ground === '' ? 'SCHEDULE' : ground, reason: reason.trim() },
          ...{ reachesAgeOn: reachesAgeOn || null, idempotencyKey },
        },
      }),
    done,
  });
  return (
    <Form form={form} label={words.propose} submitLabel={words.propose} beside={<Cancel cancel={cancel} />}>
      <p>{words.proposeHint}</p>
      <Radios {...form.field('ground')} label={words.ground} options={grounds} />
      {needsAge(record) && form.values.ground === 'SCHEDULE' && (
        <DateField {...form.field('reachesAgeOn')} label={words.reachesAge} hint={words.reachesAgeHint} />
      )}
      <TextArea {...form.field('reason')} label={words.reason} hint={words.reasonHint} rows={3} most={LONGEST} />
    </Form>
  );
};

const HoldForm = ({ kind, subjectId, record: { schoolId }, done, cancel }: ActForm): ReactNode => {
  const form = useForm({
    name: `hold-${schoolId}-${subjectId}`,
    initial: { reason: '' },
    check: ({ reason }) => reasonProblems(reason),
    refusals: refusals(),
    send: ({ reason }, idempotencyKey) =>
      carryOut(placeHold, { input: { schoolId, kind, subjectId, reason: reason.trim(), idempotencyKey } }),
    done,
  });
  return (
    <Form form={form} label={words.place} submitLabel={words.place} beside={<Cancel cancel={cancel} />}>
      <p>{words.placeHint}</p>
      <TextArea {...form.field('reason')} label={words.reason} hint={words.reasonHint} rows={3} most={LONGEST} />
    </Form>
  );
};

const isOpen = ({ erasure }: ErasurePlanRecord): boolean =>
  erasure !== null && erasure !== undefined && ['PROPOSED', 'DECIDED', 'DONE'].includes(erasure.status);

const mayHold = ({ erasure }: ErasurePlanRecord): boolean =>
  erasure?.status !== 'DONE' && erasure?.status !== 'DECIDED';

const mayPropose = (record: ErasurePlanRecord): boolean =>
  !isOpen(record) && record.holds.length === 0 && groundsOf(record).length > 0;

type Act = 'propose' | 'hold';

const Choice = ({ record, choose }: { record: ErasurePlanRecord; choose: (act: Act) => void }): ReactNode => (
  <p className="form-end">
    {mayPropose(record) && <Button onClick={() => choose('propose')}>{words.propose}</Button>}
    {mayHold(record) && <Button onClick={() => choose('hold')}>{words.place}</Button>}
  </p>
);

/** What can be done in one record now: one form at a time. */
export const PlanActs = ({ kind, subjectId, record }: Omit<ActForm, 'done' | 'cancel'>): ReactNode => {
  const client = useQueryClient();
  const [act, setAct] = useState<Act | null>(null);
  const [said, say] = useState('');
  const done = (text: string) => (): unknown => {
    setAct(null);
    say(text);
    return client.invalidateQueries();
  };
  const form = { kind, subjectId, record, cancel: () => setAct(null) };
  return (
    <>
      {said !== '' && <Notice kind="success">{said}</Notice>}
      {act === 'propose' && <ProposeForm {...form} done={done(words.proposed)} />}
      {act === 'hold' && <HoldForm {...form} done={done(words.placed)} />}
      {act === null && <Choice record={record} choose={setAct} />}
    </>
  );
};
