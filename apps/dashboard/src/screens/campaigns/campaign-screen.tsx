import { Link, useParams, useSearch } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useMoment, usePages, useRole } from '../../api/use-answer.js';
import { More } from '../../design/more.js';
import { SummaryList } from '../../design/summary-list.js';
import { AsOfPicker } from '../../shared/as-of-picker.js';
import { londonClock } from '../../shared/as-of.js';
import { Choice } from '../../shared/filters.js';
import { formatMoment, formatPartialDate } from '../../shared/format.js';
import { Local } from '../../shared/local.js';
import { wordsOf } from '../../shared/local-text.js';
import { SchoolLink } from '../../shared/school-link.js';
import { Answered, NotFound } from '../../shared/states.js';
import { useTitle } from '../../shared/use-title.js';
import { CloseCampaign } from './campaign-close.js';
import { DownloadList } from './campaign-download.js';
import { CampaignPeople } from './campaign-people.js';
import { daysLate, keepsCampaigns } from './campaign-words.js';
import { campaignQuery } from './campaigns.query.js';
import type { CampaignAnswer } from './campaigns.query.js';
import { endWords } from './end-words.js';
import { campaignsMessages as words } from './messages.js';

const statusChoices = (): { value: string; label: string }[] => [
  { value: '', label: words.anyStatus },
  ...Object.entries(words.choice).map(([value, label]) => ({ value, label })),
];

type Found = NonNullable<CampaignAnswer['campaign']>;

const signedWords = ({ signed, asked, outstanding }: Found): string =>
  outstanding === 0 ? words.signedAll({ signed }) : words.signedSome({ signed, asked, outstanding });

const stateOf = ({ endedBecause, dueOn, outstanding }: Found, today: string): string => {
  if (endedBecause) return ` · ${endWords(endedBecause)}`;
  const days = outstanding > 0 ? daysLate(dueOn, today) : 0;
  return days > 0 ? ` · ${words.lateBy({ days })}` : '';
};

/** What exactly is signed: this version, this text, this statement. */
const Pinned = ({ campaign }: { campaign: Found }): ReactNode => (
  <SummaryList
    rows={[
      { label: words.agreeTo, value: <Local text={campaign.statement} /> },
      {
        label: words.pinned,
        value: (
          <Link
            to="/policies/$policyId"
            params={{ policyId: campaign.policyId }}
            search={{ version: campaign.versionId }}
          >
            <Local text={campaign.policyTitle} />, {words.pinnedIs({ number: campaign.versionNumber })}
          </Link>
        ),
      },
      { label: words.hash, value: <code>{campaign.contentHash}</code> },
      { label: words.launched, value: formatMoment(campaign.launchedAt) },
    ]}
  />
);

const Head = ({ campaign, names }: { campaign: Found; names: CampaignAnswer['names'] }): ReactNode => {
  const { status } = useSearch({ from: '/campaigns/$campaignId' });
  const moment = useMoment();
  const today = londonClock(moment.kind === 'at' ? Date.parse(moment.instant) : Date.now()).slice(0, 10);
  return (
    <>
      <p className="eyebrow">
        <SchoolLink names={names} schoolId={campaign.schoolId} hash={campaign.policyId} /> ·{' '}
        {words.dueOn({ day: formatPartialDate(campaign.dueOn) })}
        <span className="worse">{stateOf(campaign, today)}</span>
      </p>
      <h1>
        <Local text={campaign.policyTitle} />: {signedWords(campaign)}
      </h1>
      <Pinned campaign={campaign} />
      <div className="asof filters">
        <Choice label={words.status} name="status" value={status} options={statusChoices()} />
        <DownloadList id={campaign.id} status={status ?? null} />
        <Link to="/audit" search={{ stream: `campaign-${campaign.id}` }}>
          {words.history}
        </Link>
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
  const canAct = useMoment().kind === 'now' && keepsCampaigns(useRole());
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
              <CampaignPeople campaign={newest.campaign} rows={rows} canAct={canAct} />
            )}
            <More pages={pages} />
            {canAct && (
              <CloseCampaign
                of={{ schoolId: newest.campaign.schoolId, campaignId }}
                isRunning={!newest.campaign.endedBecause}
              />
            )}
          </>
        )
      }
    </Answered>
  );
};
