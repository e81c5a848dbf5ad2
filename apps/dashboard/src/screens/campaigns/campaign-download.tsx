import { useState } from 'react';
import type { ReactNode } from 'react';
import type { RequestStatus } from '../../../../../libs/contracts/graphql/schema.types.js';
import { ask } from '../../api/graphql.js';
import { useMoment } from '../../api/use-answer.js';
import { Button } from '../../design/button.js';
import { csvOf } from './campaign-csv.js';
import { deliveryWords } from './campaign-words.js';
import { campaignQuery } from './campaigns.query.js';
import type { CampaignAnswer, RequestRow } from './campaigns.query.js';
import { campaignsMessages as words } from './messages.js';

const save = (csv: string): void => {
  const address = URL.createObjectURL(new Blob([csv], { type: 'text/csv;charset=utf-8' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = `${words.fileName}.csv`;
  link.click();
  URL.revokeObjectURL(address);
};

/** Every row of the list as it is filtered, page by page; `told` hears how many are there. */
const allRows = async (
  own: { readonly id: string; readonly status: RequestStatus | null; readonly asOf: string | null },
  told: (rows: number) => void,
): Promise<RequestRow[]> => {
  const rows: RequestRow[] = [];
  let after: string | null = null;
  do {
    const answer: CampaignAnswer = await ask(campaignQuery, { ...own, minPosition: null, after });
    if (answer.campaign === null) break;
    const { edges, pageInfo } = answer.campaign.requests;
    rows.push(...edges.map(({ node }) => node));
    told(rows.length);
    after = pageInfo.hasNextPage ? (pageInfo.endCursor ?? null) : null;
  } while (after !== null);
  return rows;
};

/** The list as a file, as it is filtered and at the shown moment. */
export const DownloadList = ({ id, status }: { id: string; status: RequestStatus | null }): ReactNode => {
  const moment = useMoment();
  const [said, say] = useState('');
  const [isBusy, setBusy] = useState(false);
  const download = async (): Promise<void> => {
    setBusy(true);
    try {
      const asOf = moment.kind === 'at' ? moment.instant : null;
      const rows = await allRows({ id, status, asOf }, (count) => say(words.downloading({ rows: count })));
      const { person, status: state, asked, signedAt, nudges, lastNudged, delivery } = words;
      const headings = [person, state, asked, signedAt, nudges, lastNudged, delivery] as const;
      save(csvOf(rows, { headings, status: words.choice, delivery: deliveryWords, erased: words.erased }));
      say('');
    } catch {
      say(words.downloadFailed);
    } finally {
      setBusy(false);
    }
  };
  return (
    <span className="screen-only">
      <Button kind="text" isBusy={isBusy} onClick={download}>
        {words.download}
      </Button>{' '}
      <span role="status" className="small soft">
        {said}
      </span>
    </span>
  );
};
