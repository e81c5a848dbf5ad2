import { Link, useNavigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { carryOut } from '../../api/mutate.js';
import { DateField } from '../../design/date-field.js';
import { Form } from '../../design/form.js';
import { Radios } from '../../design/radios.js';
import { TextArea } from '../../design/text-area.js';
import { TextField } from '../../design/text-field.js';
import { useForm } from '../../design/use-form.js';
import { policyForms as actWords } from './forms.messages.js';
import { policyParts as parts } from './parts.messages.js';
import { usePolicy } from './policy-context.js';
import { acceptFindingMutation, fixFindingMutation, waiveFindingMutation } from './policy.mutations.js';
import { policyRefusals } from './policy-refusals.js';
import type { Finding, VersionLine } from './policy.query.js';
import { londonToday } from './today.js';

/** How a finding can be answered, as the address says it. */
export type AnswerKind = 'accept' | 'fix' | 'waive';

/** Whether a part of the address is one. */
export const isAnswerKind = (text: string | undefined): text is AnswerKind =>
  text === 'accept' || text === 'fix' || text === 'waive';

interface OwnProps {
  readonly finding: Finding;
  readonly version: VersionLine;
}

const NOTE = 2_000;

/** Closes the form and says what happened. */
const useDone = (text: string): (() => Promise<void>) => {
  const { said } = usePolicy();
  const navigate = useNavigate({ from: '/policies/$policyId' });
  return async () => {
    await navigate({ search: (search) => ({ ...search, finding: undefined, answer: undefined }), resetScroll: false });
    await said(text);
  };
};

const useAbout = ({ finding, version }: OwnProps) => {
  const { policy } = usePolicy();
  return { schoolId: policy.schoolId, policyId: policy.id, versionId: version.id, findingId: finding.id };
};

const Leave = (): ReactNode => (
  <Link to="." resetScroll={false} search={(search) => ({ ...search, finding: undefined, answer: undefined })}>
    {actWords.acts.cancel}
  </Link>
);

const Accept = (props: OwnProps): ReactNode => {
  const { findings } = parts;
  const { forms } = actWords;
  const about = useAbout(props);
  const form = useForm({
    name: `accept/${about.versionId}/${about.findingId}`,
    initial: { responsible: '', dueOn: '', note: '' },
    refusals: policyRefusals(),
    check: ({ responsible, dueOn }) => [
      ...(responsible.trim() === '' ? [{ field: 'responsible', text: forms.responsibleMissing }] : []),
      ...(dueOn === '' ? [{ field: 'dueOn', text: forms.dayMissing }] : []),
    ],
    send: ({ note, ...values }, idempotencyKey) =>
      carryOut(acceptFindingMutation, { input: { ...about, ...values, note: note || null, idempotencyKey } }),
    done: useDone(findings.doneAccepted),
  });
  return (
    <Form form={form} label={findings.acceptLabel} submitLabel={findings.accept} beside={<Leave />}>
      <TextField
        {...form.field('responsible')}
        label={findings.responsible}
        hint={findings.responsibleHint}
        width={40}
      />
      <DateField {...form.field('dueOn')} label={findings.dueOn} min={londonToday()} />
      <TextArea
        {...form.field('note')}
        label={findings.note}
        hint={findings.noteHint}
        rows={2}
        most={NOTE}
        isOptional
      />
    </Form>
  );
};

const Waive = (props: OwnProps): ReactNode => {
  const { findings } = parts;
  const { forms } = actWords;
  const about = useAbout(props);
  const form = useForm({
    name: `waive/${about.versionId}/${about.findingId}`,
    initial: { reason: '', until: '' },
    refusals: policyRefusals(),
    check: ({ reason, until }) => [
      ...(reason.trim() === '' ? [{ field: 'reason', text: forms.reasonMissing }] : []),
      ...(until === '' ? [{ field: 'until', text: forms.dayMissing }] : []),
    ],
    send: (values, idempotencyKey) =>
      carryOut(waiveFindingMutation, { input: { ...about, ...values, idempotencyKey } }),
    done: useDone(findings.doneWaived),
  });
  return (
    <Form form={form} label={findings.waiveLabel} submitLabel={findings.waive} beside={<Leave />}>
      <TextArea {...form.field('reason')} label={findings.reason} hint={findings.reasonHint} rows={3} most={NOTE} />
      <DateField {...form.field('until')} label={findings.until} hint={findings.untilHint} min={londonToday()} />
    </Form>
  );
};

/** Versions that may mend it: later ones, and this one where only the record lacked something. */
const useFixes = ({ finding, version }: OwnProps): { readonly value: string; readonly label: string }[] => {
  const { policy } = usePolicy();
  const { findings } = parts;
  const later = policy.versions.filter(({ number }) => number > version.number);
  const itself = { value: version.id, label: findings.thisVersion({ number: version.number }) };
  return [
    ...(finding.ofTheRecord ? [itself] : []),
    ...later.map(({ id, number }) => ({ value: id, label: findings.laterVersion({ number }) })),
  ];
};

const Fix = (props: OwnProps): ReactNode => {
  const { findings } = parts;
  const { forms } = actWords;
  const about = useAbout(props);
  const options = useFixes(props);
  const form = useForm({
    name: `fix/${about.versionId}/${about.findingId}`,
    initial: { fixedIn: '', note: '' },
    refusals: policyRefusals(),
    check: ({ fixedIn, note }) => [
      ...(fixedIn === '' ? [{ field: 'fixedIn', text: forms.versionMissing }] : []),
      ...(fixedIn === about.versionId && note.trim() === '' ? [{ field: 'note', text: forms.noteMissing }] : []),
    ],
    send: ({ fixedIn, note }, idempotencyKey) =>
      carryOut(fixFindingMutation, { input: { ...about, fixedIn, note: note || null, idempotencyKey } }),
    done: useDone(findings.doneFixed),
  });
  if (options.length === 0) {
    return (
      <p>
        {findings.noLater} <Leave />
      </p>
    );
  }
  return (
    <Form form={form} label={findings.fixLabel} submitLabel={findings.fix} beside={<Leave />}>
      <Radios {...form.field('fixedIn')} label={findings.fixedVersion} options={options} />
      <TextArea
        {...form.field('note')}
        label={findings.note}
        hint={findings.noteHint}
        rows={2}
        most={NOTE}
        isOptional
      />
    </Form>
  );
};

/** The form of one answer, beside its finding. */
export const FindingForm = ({ kind, ...props }: OwnProps & { readonly kind: AnswerKind }): ReactNode => {
  switch (kind) {
    case 'accept':
      return <Accept {...props} />;
    case 'fix':
      return <Fix {...props} />;
    case 'waive':
      return <Waive {...props} />;
  }
};
