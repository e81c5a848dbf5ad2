import { useParams, useSearch } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { RequestStatus } from '../../../../../libs/contracts/graphql/schema.types.js';
import { usePages } from '../../api/use-answer.js';
import { AsOfPicker } from '../../shared/as-of-picker.js';
import { DataTable, More } from '../../shared/data-table.js';
import type { Column } from '../../shared/data-table.js';
import { Choice } from '../../shared/filters.js';
import { formatMoment, formatPartialDate } from '../../shared/format.js';
import { Local } from '../../shared/local.js';
import { wordsOf } from '../../shared/local-text.js';
import { SchoolLink } from '../../shared/school-link.js';
import { Answered, NotFound } from '../../shared/states.js';
import { useTitle } from '../../shared/use-title.js';
import { campaignQuery } from './campaigns.query.js';
import type { CampaignAnswer, RequestRow } from './campaigns.query.js';
import { endWords } from './end-words.js';
import { campaignsMessages as words } from './messages.js';

const tagOf: Record<RequestStatus, string> = { LATE: 'late', OUTSTANDING: 'due', SIGNED: 'ok', RELEASED: 'none' };

const columnsNow = (): Column<RequestRow>[] => [
  { name: words.person, cell: (row) => row.personName ?? <span className="soft">{words.erased}</span> },
  {
    name: words.status,
    cell: (row) => (
      <>
        <span className={`tag ${tagOf[row.status]}`}>{words.choice[row.status]}</span>{' '}
        {row.signedAt && <span className="soft">{formatMoment(row.signedAt)}</span>}
      </>
    ),
  },
  { name: words.asked, cell: (row) => formatMoment(row.askedAt) },
  {
    name: words.nudges,
    cell: (row) =>
      row.lastNudgedAt ? (
        words.times({ count: row.nudges, last: formatMoment(row.lastNudgedAt) })
      ) : (
        <span className="soft">{words.never}</span>
      ),
  },
  { name: words.delivery, cell: (row) => row.delivery ?? '' },
];

const statusChoices = (): { value: string; label: string }[] => [
  { value: '', label: words.anyStatus },
  ...Object.entries(words.choice).map(([value, label]) => ({ value, label })),
];

type Found = NonNullable<CampaignAnswer['campaign']>;

const signedWords = ({ signed, asked, outstanding }: Found): string =>
  outstanding === 0 ? words.signedAll({ signed }) : words.signedSome({ signed, asked, outstanding });

const Head = ({ campaign, names }: { campaign: Found; names: CampaignAnswer['names'] }): ReactNode => {
  const { status } = useSearch({ from: '/campaigns/$campaignId' });
  return (
    <>
      <p className="eyebrow">
        <SchoolLink names={names} schoolId={campaign.schoolId} hash={campaign.policyId} /> ·{' '}
        {words.dueOn({ day: formatPartialDate(campaign.dueOn) })}
        {campaign.endedBecause ? ` · ${endWords(campaign.endedBecause)}` : ''}
      </p>
      <h1>
        <Local text={campaign.policyTitle} />: {signedWords(campaign)}
      </h1>
      <p className="statement">
        {words.agreeTo} “<Local text={campaign.statement} />”
      </p>
      <div className="asof filters">
        <Choice label={words.status} name="status" value={status} options={statusChoices()} />
        <AsOfPicker />
      </div>
    </>
  );
};

const noRequests = { edges: [], pageInfo: { hasNextPage: false }, totalCount: 0 };

/** `/campaigns/:id`: each person who is asked, and what they have done. */
export const CampaignScreen = (): ReactNode => {
  const { campaignId } = useParams({ from: '/campaigns/$campaignId' });
  const { status } = useSearch({ from: '/campaigns/$campaignId' });
  const pages = usePages(
    campaignQuery,
    { id: campaignId, status: status ?? null },
    (answer) => answer.campaign?.requests ?? noRequests,
  );
  useTitle(wordsOf(pages.data?.newest.campaign?.policyTitle) || words.title);
  return (
    <Answered answer={pages}>
      {({ newest, rows }) =>
        newest.campaign === null ? (
          <NotFound />
        ) : (
          <>
            <Head campaign={newest.campaign} names={newest.names} />
            {rows.length === 0 ? (
              <p className="empty">{words.nobody}</p>
            ) : (
              <DataTable caption={words.peopleCaption} columns={columnsNow()} rows={rows} idOf={(row) => row.id} />
            )}
            <More pages={pages} />
          </>
        )
      }
    </Answered>
  );
};
