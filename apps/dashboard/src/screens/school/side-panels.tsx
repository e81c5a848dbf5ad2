import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { SignedBar } from '../../shared/bar.js';
import { breachCategories } from '../../shared/breach-words.js';
import { formatCount, formatPartialDate } from '../../shared/format.js';
import { Local } from '../../shared/local.js';
import { postName } from '../../shared/post-name.js';
import { schoolMessages as words } from './messages.js';
import type { SchoolFound } from './school.query.js';

/** Campaigns that run, with how many have signed. */
export const CampaignsPanel = ({ school }: { school: SchoolFound }): ReactNode => (
  <section className="panel">
    <h2>
      {words.campaigns}
      <Link to="/campaigns" search={{ schoolId: school.school.id }} aria-label={words.allOf({ what: words.campaigns })}>
        {words.all}
      </Link>
    </h2>
    {school.campaigns.length === 0 ? (
      <p>{words.noCampaigns}</p>
    ) : (
      <ul>
        {school.campaigns.map((campaign) => (
          <li key={campaign.id} className="split">
            <span>
              <Link to="/campaigns/$campaignId" params={{ campaignId: campaign.id }}>
                <Local text={campaign.policyTitle} />
              </Link>
              <span className="line small soft">
                {words.outstanding({ count: campaign.outstanding, due: formatPartialDate(campaign.dueOn) })}
              </span>
            </span>
            <SignedBar signed={campaign.signed} asked={campaign.asked} />
          </li>
        ))}
      </ul>
    )}
  </section>
);

/** Approvals that wait, with the post whose turn it is. */
export const ApprovalsPanel = ({ school }: { school: SchoolFound }): ReactNode => (
  <section className="panel">
    <h2>
      {words.approvals}
      <Link to="/approvals" search={{ schoolId: school.school.id }} aria-label={words.allOf({ what: words.approvals })}>
        {words.all}
      </Link>
    </h2>
    {school.approvals.length === 0 ? (
      <p>{words.noApprovals}</p>
    ) : (
      <ul>
        {school.approvals.map((approval) => (
          <li key={approval.id}>
            <Link to="/approvals/$approvalId" params={{ approvalId: approval.id }}>
              <Local text={approval.policyTitle} />
            </Link>
            <span className="line small soft">
              {words.waitsFor({
                post: postName(approval.steps.find(({ status }) => status === 'WAITING')?.post ?? ''),
                days: approval.daysWaiting,
              })}
            </span>
          </li>
        ))}
      </ul>
    )}
  </section>
);

/** Open breaches, counted by category. */
export const BreachesPanel = ({ school }: { school: SchoolFound }): ReactNode => (
  <section className="panel">
    <h2>
      {words.breaches}
      <Link
        to="/breaches"
        search={{ schoolId: school.school.id, open: 'yes' }}
        aria-label={words.allOf({ what: words.breaches })}
      >
        {words.all}
      </Link>
    </h2>
    {school.openBreaches.length === 0 ? (
      <p>{words.noBreaches}</p>
    ) : (
      <ul>
        {school.openBreaches.map(({ category, count }) => (
          <li key={category} className="split">
            <span>{breachCategories[category]}</span>
            <b className="num">{formatCount(count)}</b>
          </li>
        ))}
      </ul>
    )}
  </section>
);

/** How many people are on record, and the way to them. */
export const PeoplePanel = ({ school, people }: { school: SchoolFound; people: number }): ReactNode => (
  <section className="panel">
    <h2>
      {words.people}
      <Link to="/people" search={{ schoolId: school.school.id }} aria-label={words.allOf({ what: words.people })}>
        {words.all}
      </Link>
    </h2>
    <p>{words.peopleCount({ people })}</p>
  </section>
);
