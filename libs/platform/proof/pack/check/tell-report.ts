import type { FirstBad, PackReport } from './check-pack.js';

/** Where a key came from, as a sentence on what is proved by it. */
export const TRUST: Readonly<Record<PackReport['keys'], string>> = {
  given: 'The signatures are of the key that you gave.',
  kept: 'The signatures are of the key that signed the checkpoint you kept; the record begins as it did then.',
  pack:
    'The key came with the pack. That proves that nothing was changed since it was signed, and not who signed it: ' +
    'give the key that you have from elsewhere with --key, or a checkpoint that you kept with --checkpoint.',
};

/** What `--json` prints: the contract's members first. */
export const reportJson = (report: PackReport, more: object = {}): object => {
  const { ok, events, seconds, firstBad, trustworthyUpTo, keys, records, included, problems, manifest } = report;
  return {
    ...{ ok, events, seconds, firstBad, trustworthyUpTo },
    trust: { keys, sentence: TRUST[keys] },
    scope: manifest?.scope ?? null,
    records: records.map(({ problems: _, ...record }) => record),
    included,
    problems: problems.slice(0, 100),
    ...more,
  };
};

const placeOf = ({ position, at, tenantId, entry }: FirstBad): string =>
  [
    position === null ? null : `event ${position}`,
    at === null ? null : `recorded ${at}`,
    tenantId === null ? null : `record ${tenantId}`,
    entry === null ? null : entry,
  ]
    .filter((part) => part !== null)
    .join(', ');

/** The same in sentences. */
export const reportLines = (report: PackReport): readonly string[] => {
  const { ok, events, seconds, firstBad, trustworthyUpTo, keys, records, included } = report;
  const withheld = records.reduce((sum, record) => sum + record.withheld, 0);
  const lines = [
    `${events} events checked in ${seconds.toFixed(1)} s${withheld ? `; ${withheld} of them are confidential and given as hashes only` : ''}.`,
  ];
  for (const { tenantId, first, last, size, trustworthyUpTo: upTo } of records)
    lines.push(`Record ${tenantId}: events ${first} to ${last} of ${size}; trustworthy up to event ${upTo}.`);
  if (included)
    lines.push(
      `Event ${included.position} is in the tree of ${included.size} events; its leaf is ${included.leafHash}.`,
    );
  if (firstBad) {
    lines.push(`NOT GOOD: ${firstBad.code}: ${firstBad.reason}`, `Where: ${placeOf(firstBad) || 'the file itself'}.`);
    lines.push(
      trustworthyUpTo > 0
        ? `Still trustworthy: events up to ${trustworthyUpTo} of that record.`
        : 'Nothing of it is trustworthy.',
    );
  } else if (ok) lines.push('Everything that the pack says of itself holds.');
  return [...lines, TRUST[keys]];
};
