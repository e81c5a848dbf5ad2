import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { Bar } from '../../design/bar.js';
import { DataTable } from '../../design/data-table.js';
import type { Column } from '../../design/data-table.js';
import { formatPartialDate, percentSigned } from '../../shared/format.js';
import { policyParts as parts } from './parts.messages.js';
import { policyMessages as words } from './messages.js';
import { usePolicy } from './policy-context.js';
import type { CampaignLine, PolicyAnswer } from './policy.query.js';

const endOf = (because: string | null | undefined): string => {
  const { ended, running } = words.readers;
  if (!because) return running;
  return Object.hasOwn(ended, because) ? ended[because as keyof typeof ended] : ended.closed;
};

/** Who was asked to read which version, and how far that is. */
export const ReadersTab = ({ campaigns }: { campaigns: PolicyAnswer['campaigns'] }): ReactNode => {
  const { policy } = usePolicy();
  const rows = campaigns?.edges.map(({ node }) => node) ?? [];
  const numberOf = (id: string): number => policy.versions.find((version) => version.id === id)?.number ?? 0;
  const { readers } = words;
  const columns: readonly Column<CampaignLine>[] = [
    {
      name: readers.version,
      cell: ({ id, versionId }) => (
        <Link
          to="/campaigns/$campaignId"
          params={{ campaignId: id }}
          aria-label={readers.open({ number: numberOf(versionId) })}
        >
          {parts.approvals.ofVersion({ number: numberOf(versionId) })}
        </Link>
      ),
    },
    { name: readers.due, cell: ({ dueOn }) => formatPartialDate(dueOn) },
    {
      name: readers.signed,
      cell: ({ signed, asked }) => (
        <Bar percent={percentSigned(signed, asked) ?? 0}>{readers.ofAsked({ signed, asked })}</Bar>
      ),
    },
    {
      name: readers.state,
      cell: ({ endedBecause, outstanding }) =>
        endedBecause ? endOf(endedBecause) : readers.outstanding({ count: outstanding }),
    },
  ];
  if (rows.length === 0) return <p className="empty">{readers.none}</p>;
  return (
    <>
      <DataTable caption={readers.caption} columns={columns} rows={rows} idOf={({ id }) => id} />
      {campaigns && campaigns.totalCount > rows.length && (
        <p className="soft small">{readers.more({ count: campaigns.totalCount })}</p>
      )}
    </>
  );
};
