import { useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { Done } from '../../../../../libs/contracts/graphql/schema.types.js';
import { RefusedCommand, carryOut } from '../../api/mutate.js';
import { Checkboxes } from '../../design/checkboxes.js';
import { DateField } from '../../design/date-field.js';
import { Form } from '../../design/form.js';
import { Notice } from '../../design/notice.js';
import { TextArea } from '../../design/text-area.js';
import { useForm } from '../../design/use-form.js';
import { formatPartialDate } from '../../shared/format.js';
import { kindName } from './kind-name.js';
import { LeaveButton } from './leave.js';
import { policyForms as actWords } from './forms.messages.js';
import { usePolicy } from './policy-context.js';
import { policyRefusals } from './policy-refusals.js';
import { inForceOf } from './policy-sentence.js';
import { launchCampaignMutation } from './policy.mutations.js';
import { londonToday } from './today.js';

const KINDS = ['staff', 'teacher', 'support', 'governor', 'trustee', 'volunteer', 'contractor', 'trainee', 'parent'];

/** What people agree to unless somebody writes something else; the same whatever language the page is in. */
const STATEMENT = {
  en: 'I have read this policy and I will keep to it.',
  cy: 'Rwyf wedi darllen y polisi hwn a byddaf yn cadw ato.',
};

const ASKED = 'ACKNOWLEDGEMENT.AUDIENCE_ASKED';

/** The campaigns that ask for this version now: the same people are asked by one of them at a time. */
const Running = ({ versionId }: { versionId: string }): ReactNode => {
  const { campaigns } = usePolicy();
  const { forms } = actWords;
  const running = campaigns.filter((one) => one.versionId === versionId && !one.endedBecause);
  if (running.length === 0) return null;
  return (
    <Notice kind="info" heading={forms.askedNow({ count: running.length })}>
      <ul>
        {running.map(({ id, dueOn, signed, asked }) => (
          <li key={id}>
            <Link to="/campaigns/$campaignId" params={{ campaignId: id }}>
              {forms.askedUntil({ day: formatPartialDate(dueOn), signed, asked })}
            </Link>
          </li>
        ))}
      </ul>
    </Notice>
  );
};

/** A campaign for the version in force; its page shows who has signed. */
export const AskForm = (): ReactNode => {
  const { policy } = usePolicy();
  const { forms } = actWords;
  const navigate = useNavigate();
  const current = inForceOf(policy.versions);
  const client = useQueryClient();
  /** Somebody else asked them meanwhile: the page is asked anew, and shows by which campaign. */
  const orShown = async (sent: Promise<Done>): Promise<Done> => {
    try {
      return await sent;
    } catch (error) {
      if (error instanceof RefusedCommand && error.code === ASKED) await client.invalidateQueries();
      throw error;
    }
  };
  const form = useForm({
    name: `ask/${current?.id ?? ''}`,
    initial: { audience: [] as readonly string[], en: STATEMENT.en, cy: STATEMENT.cy, dueOn: '' },
    refusals: { ...policyRefusals(), [ASKED]: forms.audienceAsked },
    fieldOf: (path) => (path[0] === 'statement' ? 'en' : (path[0] ?? null)),
    check: ({ en, cy, dueOn }) => [
      ...(en.trim() === '' && cy.trim() === '' ? [{ field: 'en', text: forms.statementMissing }] : []),
      ...(dueOn === '' ? [{ field: 'dueOn', text: forms.dueMissing }] : []),
    ],
    send: ({ audience, en, cy, dueOn }, idempotencyKey) => {
      const about = { schoolId: policy.schoolId, policyId: policy.id, versionId: current?.id ?? '' };
      const statement = { en: en.trim() || null, cy: cy.trim() || null };
      const input = { ...about, audience: [...audience], statement, dueOn, idempotencyKey };
      return orShown(carryOut(launchCampaignMutation, { input }));
    },
    done: ({ id }) => navigate({ to: '/campaigns/$campaignId', params: { campaignId: id } }),
  });
  const heading = forms.askHeading({ number: current?.number ?? 0 });
  return (
    <>
      <h2>{heading}</h2>
      {current && <Running versionId={current.id} />}
      <Form form={form} label={heading} submitLabel={forms.askSubmit} beside={<LeaveButton />}>
        <Checkboxes
          {...form.field('audience')}
          label={forms.audience}
          hint={forms.audienceHint}
          options={KINDS.map((kind) => ({ value: kind, label: kindName(kind) }))}
          isOptional
        />
        <TextArea {...form.field('en')} label={forms.statementEn} rows={2} />
        <TextArea {...form.field('cy')} label={forms.statementCy} rows={2} isOptional />
        <DateField {...form.field('dueOn')} label={forms.dueOn} min={londonToday()} />
      </Form>
    </>
  );
};
