import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { DataTable } from '../../design/data-table.js';
import type { Column } from '../../design/data-table.js';
import { Details } from '../../design/details.js';
import { Tag } from '../../design/tag.js';
import type { TagLook } from '../../design/tag.js';
import { formatMoment } from '../../shared/format.js';
import { policyParts as parts } from './parts.messages.js';
import { policyMessages as words } from './messages.js';
import { usePolicy } from './policy-context.js';
import type { CampaignLine, VersionLine } from './policy.query.js';

const looks: Record<VersionLine['status'], TagLook> = {
  DRAFT: 'none',
  SUBMITTED: 'wait',
  APPROVED: 'wait',
  PUBLISHED: 'ok',
  SUPERSEDED: 'none',
};

const Who = ({ version }: { version: VersionLine }): ReactNode => {
  const { draftedBy, draftedAt, publishedBy, publishedAt } = version;
  const drafted = formatMoment(draftedAt);
  const published = publishedAt ? formatMoment(publishedAt) : null;
  const { versions } = parts;
  return (
    <>
      {draftedBy ? versions.drafted({ who: draftedBy, when: drafted }) : versions.draftedOn({ when: drafted })}
      {published && (
        <>
          <br />
          {publishedBy
            ? versions.published({ who: publishedBy, when: published })
            : versions.publishedOn({ when: published })}
        </>
      )}
    </>
  );
};

const Changes = ({ version: { changes, material, contentHash } }: { version: VersionLine }): ReactNode => (
  <>
    {changes ?? <span className="soft">{parts.versions.noChanges}</span>}
    <br />
    <span className="soft small">{material ? parts.versions.material : parts.versions.editorial}</span>
    <Details summary={parts.versions.hash}>
      <code className="hash">{contentHash}</code>
    </Details>
  </>
);

/** The version before this one that can be compared with it. */
export const olderOf = (version: VersionLine, versions: readonly VersionLine[]): VersionLine | undefined =>
  [...versions].sort((a, b) => b.number - a.number).find(({ number }) => number < version.number);

const Ways = ({ version, versions }: { version: VersionLine; versions: readonly VersionLine[] }): ReactNode => {
  const { policy } = usePolicy();
  const older = olderOf(version, versions);
  return (
    <>
      <Link
        to="/policies/$policyId"
        params={{ policyId: policy.id }}
        search={{ version: version.id }}
        aria-label={parts.versions.readNumber({ number: version.number })}
      >
        {parts.versions.read}
      </Link>
      {older && (
        <>
          {' · '}
          <Link
            to="/policies/$policyId/compare"
            params={{ policyId: policy.id }}
            search={{ from: older.id, to: version.id }}
            aria-label={parts.versions.compareNumber({ older: older.number, newer: version.number })}
          >
            {parts.versions.compare}
          </Link>
        </>
      )}
    </>
  );
};

const readersOf = ({ id }: VersionLine, campaigns: readonly CampaignLine[]): string => {
  const own = campaigns.filter(({ versionId }) => versionId === id);
  if (own.length === 0) return words.sentence.nobodyAsked;
  const sum = (of: 'signed' | 'asked'): number => own.reduce((all, one) => all + one[of], 0);
  return words.readers.ofAsked({ signed: sum('signed'), asked: sum('asked') });
};

/** All versions, newest first: who, when, what changed, and how to read or compare them. */
export const VersionsTab = ({ campaigns }: { campaigns: readonly CampaignLine[] }): ReactNode => {
  const { policy } = usePolicy();
  const { versions } = policy;
  const columns: readonly Column<VersionLine>[] = [
    { name: parts.versions.version, cell: ({ number }) => number },
    {
      name: parts.versions.status,
      cell: ({ status }) => <Tag look={looks[status]}>{parts.versions.choices[status]}</Tag>,
    },
    { name: parts.versions.changes, cell: (version) => <Changes version={version} /> },
    { name: parts.versions.who, cell: (version) => <Who version={version} /> },
    { name: parts.versions.readers, cell: (version) => readersOf(version, campaigns) },
    { name: parts.versions.read, cell: (version) => <Ways version={version} versions={versions} /> },
  ];
  if (versions.length === 0) return <p className="empty">{words.sentence.nothing}</p>;
  return <DataTable caption={parts.versions.caption} columns={columns} rows={versions} idOf={({ id }) => id} />;
};
