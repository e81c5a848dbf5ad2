import { formatPartialDate } from '../../shared/format.js';
import { policyMessages as words } from './messages.js';
import type { CampaignLine, Finding, PolicyPage, VersionLine } from './policy.query.js';

/** Findings that nobody has answered, or whose waiver has ended. */
export const waitsForAnswer = ({ state }: Pick<Finding, 'state'>): boolean =>
  state === 'OPEN' || state === 'WAIVER_ENDED';

/** The version in force; undefined where there is none. */
export const inForceOf = <Line extends Pick<VersionLine, 'status'>>(versions: readonly Line[]): Line | undefined =>
  versions.find(({ status }) => status === 'PUBLISHED');

/** The one version that is not published yet. */
export const openOf = <Line extends Pick<VersionLine, 'status'>>(versions: readonly Line[]): Line | undefined =>
  versions.find(({ status }) => status === 'DRAFT' || status === 'SUBMITTED' || status === 'APPROVED');

/** The versions whose findings count: the one in force and the one being written. */
export const livingVersions = (versions: readonly VersionLine[]): VersionLine[] =>
  [inForceOf(versions), openOf(versions)].flatMap((version) => version ?? []);

/** Findings of the versions that count which wait for an answer; one that both have counts once. */
export const waitingFindings = (versions: readonly VersionLine[]): number =>
  new Set(
    livingVersions(versions).flatMap(({ findings }) => findings.filter(waitsForAnswer).map((finding) => finding.id)),
  ).size;

type Said = Pick<PolicyPage, 'archived' | 'status' | 'days' | 'nextReviewDue'> & {
  readonly versions: readonly VersionLine[];
};

/** Whether it is in date, by what is recorded: no date is not a good one. */
const dated = ({ nextReviewDue, status, days }: Said): string => {
  if (!nextReviewDue) return words.sentence.noDate;
  const date = formatPartialDate(nextReviewDue);
  if (status === 'OVERDUE') return words.sentence.overdue({ date, days: days ?? 0 });
  return status === 'DUE' ? words.sentence.due({ date }) : words.sentence.inDate({ date });
};

const force = (policy: Said): string => {
  const current = inForceOf(policy.versions);
  const open = openOf(policy.versions);
  if (policy.archived) return words.sentence.archived;
  if (current) return words.sentence.inForce({ number: current.number, dated: dated(policy) });
  return open ? words.sentence.onlyOpen[open.status as 'DRAFT' | 'SUBMITTED' | 'APPROVED'] : words.sentence.nothing;
};

/** What was signed of the version in force, by the campaigns that ask for it. */
const read = (policy: Said, campaigns: readonly CampaignLine[] | null): string | null => {
  const current = inForceOf(policy.versions);
  if (campaigns === null || !current || policy.archived) return null;
  const asking = campaigns.filter(({ versionId }) => versionId === current.id);
  const asked = asking.reduce((sum, one) => sum + one.asked, 0);
  const signed = asking.reduce((sum, one) => sum + one.signed, 0);
  return asked === 0 ? words.sentence.nobodyAsked : words.sentence.signed({ signed, asked });
};

/**
 * How a policy stands, in one sentence of up to three parts. `campaigns` is null for who may not see them, and
 * `findings` is said only to those who may answer them.
 */
export const policySentence = (
  policy: Said,
  campaigns: readonly CampaignLine[] | null,
  seesFindings: boolean,
): string => {
  const waiting = waitingFindings(policy.versions);
  const found = seesFindings && waiting > 0 && !policy.archived ? words.sentence.findings({ count: waiting }) : null;
  const parts = [force(policy), found, read(policy, campaigns)].filter((part) => part !== null);
  return `${parts.join('; ')}.`;
};
