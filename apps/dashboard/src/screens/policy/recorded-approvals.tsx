import type { ReactNode } from 'react';
import { formatPartialDate } from '../../shared/format.js';
import { postName } from '../../shared/post-name.js';
import { policyMessages as words } from './messages.js';
import type { ShownVersion } from './policy.query.js';

type Recorded = ShownVersion['approvals'][number];

const lineOf = ({ body, role, signedBy, approvedOn, nextReviewDue }: Recorded): string => {
  const said = [
    body ? postName(body) : null,
    role ? postName(role) : null,
    signedBy ? words.text.signedBy({ who: signedBy }) : null,
    approvedOn ? formatPartialDate(approvedOn) : words.notRecorded,
    nextReviewDue ? words.text.reviewDue({ date: formatPartialDate(nextReviewDue) }) : null,
  ];
  return said.filter((part) => part !== null).join(' · ');
};

/** Approvals that stand in the document itself; of two that contradict each other both are shown. */
export const RecordedApprovals = ({ version: { approvals } }: { version: ShownVersion }): ReactNode => (
  <section className="recorded-approvals">
    <h2>{words.text.approvals}</h2>
    {approvals.length === 0 ? (
      <p className="soft">{words.text.noApprovals}</p>
    ) : (
      <ul>
        {approvals.map((approval, index) => (
          <li key={`${String(index)}${approval.appliesTo}`}>
            <b>{approval.appliesTo === 'whole' ? words.text.whole : approval.appliesTo}</b>: {lineOf(approval)}
          </li>
        ))}
      </ul>
    )}
  </section>
);
