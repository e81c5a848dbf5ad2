import type { ReactNode } from 'react';
import { Tag } from '../../design/tag.js';
import type { TagLook } from '../../design/tag.js';
import { formatMoment, formatPartialDate } from '../../shared/format.js';
import { postName } from '../../shared/post-name.js';
import type { ApprovalPage } from './approvals.query.js';
import { approvalsMessages } from './messages.js';

type Step = ApprovalPage['steps'][number];

const looks: Record<Step['status'], TagLook> = { PENDING: 'none', WAITING: 'wait', APPROVED: 'ok', REJECTED: 'late' };

const Decided = ({ step }: { step: Step }): ReactNode => {
  const { page } = approvalsMessages;
  if (!step.decidedAt) return null;
  const onAnotherDay = step.decidedOn && step.decidedOn !== step.decidedAt.slice(0, 10);
  return (
    <p className="soft small">
      {page.by({ who: step.decidedBy ?? page.somebody, when: formatMoment(step.decidedAt) })}
      {onAnotherDay && step.decidedOn ? ` · ${page.decidedOn({ day: formatPartialDate(step.decidedOn) })}` : ''}
    </p>
  );
};

const StepLine = ({ step }: { step: Step }): ReactNode => {
  const { page, part } = approvalsMessages;
  return (
    <li>
      <b>{postName(step.post)}</b>{' '}
      {step.appliesTo !== 'whole' && <span className="soft">{part({ part: step.appliesTo })} </span>}
      <Tag look={looks[step.status]}>{step.asksForChange ? page.askedForChange : page.stepState[step.status]}</Tag>
      <Decided step={step} />
      {step.reason && <p>{page.why({ reason: step.reason })}</p>}
    </li>
  );
};

/** Who has decided, who decides now, and who comes after. */
export const Steps = ({ approval }: { approval: ApprovalPage }): ReactNode => {
  const { page } = approvalsMessages;
  return (
    <section aria-labelledby="steps">
      <h2 id="steps">{page.steps}</h2>
      <ol className="steps">
        {approval.steps.map((step) => (
          <StepLine key={step.number} step={step} />
        ))}
      </ol>
      {approval.lastNudgedAt && (
        <p className="soft small">{page.lastNudged({ when: formatMoment(approval.lastNudgedAt) })}</p>
      )}
    </section>
  );
};
