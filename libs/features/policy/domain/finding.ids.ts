import type { PolicyFinding } from '#contracts/policy.events.js';

const OFFSET = 0x811c9dc5;
const PRIME = 0x01000193;

/** FNV-1a over UTF-16 units, 32 bits as eight hexadecimal digits; tells places apart and keeps no secret. */
const digest = (text: string): string => {
  let hash = OFFSET;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), PRIME);
  return (hash >>> 0).toString(16).padStart(8, '0');
};

/** Where a finding stands: by the words found, not by their line, which moves when anything above it changes. */
const placeOf = ({ line, excerpt, reason }: PolicyFinding): string =>
  `${line === null ? 'absent' : 'found'} ${(excerpt ?? reason).trim().replace(/\s+/g, ' ').toLowerCase()}`;

/**
 * Ids of a version's findings, in their order: the rule, the place, and a count where one rule finds the same words
 * again. The same defect has the same id in the next version, so that an answer to it goes along.
 */
export const findingIds = (findings: readonly PolicyFinding[]): readonly string[] => {
  const seen = new Map<string, number>();
  return findings.map((finding) => {
    const id = `${finding.rule}:${digest(placeOf(finding))}`;
    const count = (seen.get(id) ?? 0) + 1;
    seen.set(id, count);
    return `${id}:${String(count)}`;
  });
};

/** The rule of each finding, by the finding's id. */
export const findingRules = (findings: readonly PolicyFinding[]): Readonly<Record<string, string>> => {
  const ids = findingIds(findings);
  return Object.fromEntries(findings.map(({ rule }, at) => [ids[at] ?? '', rule]));
};
