import { Link, useSearch } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { usePages } from '../../api/use-answer.js';
import type { WithNames } from '../../api/viewer.js';
import { AsOfPicker } from '../../shared/as-of-picker.js';
import { SignedBar } from '../../shared/bar.js';
import { DataTable, More } from '../../shared/data-table.js';
import type { Column } from '../../shared/data-table.js';
import { Choice, SchoolChoice } from '../../shared/filters.js';
import { formatCount, formatPartialDate } from '../../shared/format.js';
import { Local } from '../../shared/local.js';
import { messages } from '../../shared/messages.js';
import { SchoolLink } from '../../shared/school-link.js';
import { Answered } from '../../shared/states.js';
import { useTitle } from '../../shared/use-title.js';
import { campaignsQuery } from './campaigns.query.js';
import type { CampaignRow } from './campaigns.query.js';
import { endWords } from './end-words.js';
import { campaignsMessages as words } from './messages.js';

const columnsOf = (names: WithNames['names']): Column<CampaignRow>[] => [
  {
    name: messages.policy,
    cell: (row) => (
      <Link to="/campaigns/$campaignId" params={{ campaignId: row.id }}>
        <Local text={row.policyTitle} />
      </Link>
    ),
  },
  { name: messages.school, cell: (row) => <SchoolLink names={names} schoolId={row.schoolId} hash={row.policyId} /> },
  { name: words.due, cell: (row) => formatPartialDate(row.dueOn) },
  { name: words.outstanding, cell: (row) => formatCount(row.outstanding), isNumber: true },
  { name: words.signed, cell: (row) => <SignedBar signed={row.signed} asked={row.asked} /> },
  {
    name: words.state,
    cell: (row) => (row.endedBecause ? <span className="soft">{endWords(row.endedBecause)}</span> : words.running),
  },
];

const showChoices = (): { value: string; label: string }[] => [
  { value: '', label: words.showAll },
  { value: 'outstanding', label: words.showOutstanding },
];

const outstandingWords = (outstanding: number, campaigns: number, isComplete: boolean): string => {
  if (campaigns === 0) return isComplete ? words.nobodyAsked : words.noneOnPage;
  const where = isComplete ? words.inCampaigns({ campaigns }) : words.inCampaignsSoFar({ campaigns });
  return words.outstandingIn({ outstanding, where });
};

/** `/campaigns`: who is asked to read what, and how many have not signed. */
export const CampaignsScreen = (): ReactNode => {
  useTitle(words.title);
  const { schoolId, show } = useSearch({ from: '/campaigns' });
  const pages = usePages(campaignsQuery, { schoolId: schoolId ?? null }, (answer) => answer.campaigns);
  const onlyOutstanding = show === 'outstanding';
  return (
    <Answered answer={pages}>
      {({ newest, rows: read }) => {
        const rows = onlyOutstanding ? read.filter((row) => row.outstanding > 0) : read;
        const outstanding = rows.reduce((sum, row) => sum + row.outstanding, 0);
        return (
          <>
            <h1>
              {onlyOutstanding
                ? outstandingWords(outstanding, rows.length, !pages.hasMore)
                : words.sentenceAll({ total: newest.campaigns.totalCount })}
            </h1>
            <div className="asof filters">
              <Choice label={words.show} name="show" value={show} options={showChoices()} />
              <SchoolChoice names={newest.names} value={schoolId} all={messages.allSchools} />
              <AsOfPicker />
            </div>
            {rows.length === 0 ? (
              <p className="empty">{onlyOutstanding || schoolId ? words.none : words.noneAtAll}</p>
            ) : (
              <DataTable caption={words.caption} columns={columnsOf(newest.names)} rows={rows} idOf={(row) => row.id} />
            )}
            <More pages={pages} />
          </>
        );
      }}
    </Answered>
  );
};
