import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useAnswer } from '../../api/use-answer.js';
import { Tag } from '../../design/tag.js';
import type { TagLook } from '../../design/tag.js';
import { formatMoment, formatPartialDate } from '../../shared/format.js';
import { postName } from '../../shared/post-name.js';
import { Answered } from '../../shared/states.js';
import { policyParts as parts } from './parts.messages.js';
import { usePolicy } from './policy-context.js';
import { policyApprovalsQuery } from './policy.query.js';
import type { ApprovalLine } from './policy.query.js';
import { RecordedApprovals } from './recorded-approvals.js';

const looks: Record<ApprovalLine['status'], TagLook> = {
  WAITING: 'wait',
  APPROVED: 'ok',
  REJECTED: 'late',
  VOIDED: 'none',
  WITHDRAWN: 'none',
};

const stepLine = ({
  post,
  appliesTo,
  status,
  decidedBy,
  decidedAt,
  decidedOn,
  reason,
}: ApprovalLine['steps'][number]) =>
  [
    `${postName(post)}${appliesTo === 'whole' ? '' : ` (${appliesTo})`}: ${parts.approvals.step[status]}`,
    decidedBy ?? null,
    decidedOn ? formatPartialDate(decidedOn) : decidedAt ? formatMoment(decidedAt) : null,
    reason ?? null,
  ]
    .filter((part) => part !== null)
    .join(' · ');

const OneApproval = ({ approval }: { approval: ApprovalLine }): ReactNode => {
  const { policy } = usePolicy();
  const number = policy.versions.find(({ id }) => id === approval.versionId)?.number;
  return (
    <li>
      <p>
        {number !== undefined && <b>{parts.approvals.ofVersion({ number })}</b>}{' '}
        <Tag look={looks[approval.status]}>{parts.approvals.status[approval.status]}</Tag>{' '}
        <span className="soft">{parts.approvals.asked({ when: formatMoment(approval.requestedAt) })}</span>{' '}
        <Link to="/approvals/$approvalId" params={{ approvalId: approval.id }}>
          {parts.approvals.open}
        </Link>
      </p>
      <ol>
        {approval.steps.map((step) => (
          <li key={step.number}>{stepLine(step)}</li>
        ))}
      </ol>
    </li>
  );
};

/** Approvals that were given here, and those that the document records. */
export const ApprovalsTab = (): ReactNode => {
  const { policy } = usePolicy();
  const answer = useAnswer(policyApprovalsQuery, { schoolId: policy.schoolId });
  return (
    <>
      <section>
        <h2>{parts.approvals.given}</h2>
        <Answered answer={answer}>
          {({ approvals: { edges, totalCount } }) => {
            const own = edges.map(({ node }) => node).filter(({ policyId }) => policyId === policy.id);
            return (
              <>
                {own.length === 0 ? (
                  <p className="soft">{parts.approvals.none}</p>
                ) : (
                  <ul className="plain-list">
                    {[...own].reverse().map((approval) => (
                      <OneApproval key={approval.id} approval={approval} />
                    ))}
                  </ul>
                )}
                {totalCount > edges.length && (
                  <p className="soft small">
                    {parts.approvals.capped}{' '}
                    <Link to="/approvals" search={{ schoolId: policy.schoolId }}>
                      {parts.approvals.toList}
                    </Link>
                  </p>
                )}
              </>
            );
          }}
        </Answered>
      </section>
      {policy.version && <RecordedApprovals version={policy.version} />}
    </>
  );
};
