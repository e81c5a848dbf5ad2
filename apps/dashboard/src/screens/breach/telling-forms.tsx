import type { ReactNode } from 'react';
import { carryOut } from '../../api/mutate.js';
import { DateField } from '../../design/date-field.js';
import { Form } from '../../design/form.js';
import type { Problem } from '../../design/problems.js';
import { Radios } from '../../design/radios.js';
import { Select } from '../../design/select.js';
import { TextArea } from '../../design/text-area.js';
import { TextField } from '../../design/text-field.js';
import { londonClock } from '../../shared/as-of.js';
import { escalateMutation, setAsideMutation } from './case.query.js';
import { runningBodies, toldAtOf } from './case-acts.js';
import { caseMessages as words } from './messages.js';
import { aboutCase, LONGEST, useCaseForm } from './use-case-form.js';
import type { ActProps } from './use-case-form.js';

type Body = keyof typeof words.bodyOf;

interface Telling {
  readonly to: Body | '';
  readonly when: 'now' | 'earlier' | '';
  readonly day: string;
  readonly time: string;
  readonly reference: string;
}

const toldOf = ({ when, day, time }: Telling) => toldAtOf({ isNow: when !== 'earlier', day, time }, Date.now());

const checkWhen = (values: Telling): readonly Problem[] => {
  if (values.when === '') return [{ field: 'when', text: words.missing.when }];
  const told = toldOf(values);
  if (!('problem' in told)) return [];
  return [{ field: values.day === '' ? 'day' : 'time', text: words.missing[told.problem] }];
};

const checkTelling = (values: Telling): readonly Problem[] => [
  ...(values.to === '' ? [{ field: 'to', text: words.missing.body }] : []),
  ...checkWhen(values),
];

const bodies = () => (Object.keys(words.bodyOf) as Body[]).map((value) => ({ value, label: words.bodyOf[value] }));

/** That a body outside was told: whom, when, under which reference. */
export const TellingForm = (props: ActProps): ReactNode => {
  const form = useCaseForm<Telling>('ESCALATE', props, {
    initial: { to: '', when: '', day: '', time: '', reference: '' },
    check: checkTelling,
    fieldOf: (path) => (path.includes('toldAt') ? 'when' : null),
    send: (values, idempotencyKey) => {
      const told = toldOf(values);
      const toldAt = 'toldAt' in told ? told.toldAt : null;
      const reference = values.reference.trim() || null;
      return carryOut(escalateMutation, {
        input: { ...aboutCase(props.one), to: values.to, toldAt, reference, idempotencyKey },
      });
    },
  });
  return (
    <Form form={form} label={words.act.ESCALATE} submitLabel={words.record}>
      <Select
        {...form.field('to')}
        label={words.bodyQuestion}
        hint={words.stopsClock}
        options={[{ value: '', label: words.bodyChoose }, ...bodies()]}
      />
      <Radios
        {...form.field('when')}
        label={words.toldWhen}
        options={[
          { value: 'now', label: words.toldNow },
          { value: 'earlier', label: words.toldEarlier },
        ]}
      />
      {form.values.when === 'earlier' && (
        <>
          <DateField {...form.field('day')} label={words.toldDay} max={londonClock(Date.now()).slice(0, 10)} />
          <TextField {...form.field('time')} label={words.toldTime} width={6} />
        </>
      )}
      <TextField {...form.field('reference')} label={words.referenceField} width={24} isOptional />
    </Form>
  );
};

interface Aside {
  readonly clock: 'ICO' | 'LADO' | '';
  readonly reason: string;
}

const checkAside = ({ clock, reason }: Aside): readonly Problem[] => [
  ...(clock === '' ? [{ field: 'clock', text: words.missing.clock }] : []),
  ...(reason.trim() === '' ? [{ field: 'reason', text: words.missing.reason }] : []),
  ...(reason.length > LONGEST ? [{ field: 'reason', text: words.missing.tooLong }] : []),
];

/** That a body need not be told, and why. */
export const AsideForm = (props: ActProps): ReactNode => {
  const form = useCaseForm<Aside>('SET_CLOCK_ASIDE', props, {
    initial: { clock: '', reason: '' },
    check: checkAside,
    send: ({ clock, reason }, idempotencyKey) => {
      if (clock === '') throw new Error('A clock is chosen before it is set aside.');
      return carryOut(setAsideMutation, { input: { ...aboutCase(props.one), clock, reason, idempotencyKey } });
    },
  });
  return (
    <Form form={form} label={words.act.SET_CLOCK_ASIDE} submitLabel={words.record}>
      <Radios
        {...form.field('clock')}
        label={words.whichClock}
        options={runningBodies(props.one).map((value) => ({ value, label: words.bodyOf[value] }))}
      />
      <TextArea {...form.field('reason')} label={words.asideReason} hint={words.asideHint} rows={3} most={LONGEST} />
    </Form>
  );
};
