import type { PolicyFinding } from '#contracts/policy.events.js';
import type { PlainDate, Uuid } from '#platform/kernel/event.js';
import { findingIds } from '../../domain/finding.ids.js';
import { findingState, isOfTheRecord, type FindingAnswer, type FindingState } from '../../domain/finding.standing.js';
import type { VersionStatus } from '../../projection/version/version.projection.js';

/** What somebody said about a finding; names are opened for those who may see them. */
export interface AnswerView {
  readonly kind: 'ACCEPTED' | 'FIXED' | 'WAIVED';
  readonly by: string | null;
  readonly at: Date;
  readonly words: string | null;
  readonly responsible: string | null;
  /** ISO day: mended by, or waived until. */
  readonly until: PlainDate | null;
  readonly fixedIn: number | null;
}

/** A finding of one version as the schema shows it. */
export interface FindingView extends PolicyFinding {
  readonly id: string;
  readonly state: FindingState;
  /** The newest answer, if there is one. */
  readonly answer: AnswerView | null;
  /** Number of the next version whose check no longer finds it, in force or not. */
  readonly goneFrom: number | null;
  /** Whether it can be settled by putting something on record. */
  readonly ofTheRecord: boolean;
}

/** A version of a policy with what its check found. */
export interface FoundVersion {
  readonly versionId: Uuid;
  readonly number: number;
  readonly status: VersionStatus;
  readonly checked: boolean;
  readonly findings: readonly PolicyFinding[];
}

const wasInForce = ({ status }: FoundVersion): boolean => status === 'PUBLISHED' || status === 'SUPERSEDED';

const answerOf = (view: AnswerView | undefined): FindingAnswer | undefined => {
  if (!view) return undefined;
  if (view.kind === 'ACCEPTED') return { kind: 'accepted' };
  return view.kind === 'WAIVED'
    ? { kind: 'waived', until: view.until ?? '' }
    : { kind: 'fixed', inNumber: view.fixedIn ?? 0 };
};

/**
 * The findings of one version with their states on a day. What the check of a later version in force no longer finds
 * is mended, whatever was said of it; a version that was never checked mends nothing by itself.
 */
export const findingsOf = (
  version: FoundVersion,
  all: readonly FoundVersion[],
  answers: ReadonlyMap<string, AnswerView>,
  today: PlainDate,
): FindingView[] => {
  const inForceNumber = Math.max(0, ...all.filter(wasInForce).map(({ number }) => number)) || null;
  const later = all
    .filter(({ number, checked }) => checked && number > version.number)
    .sort((a, b) => a.number - b.number)
    .map((one) => ({ number: one.number, counts: wasInForce(one), ids: new Set(findingIds(one.findings)) }));
  const ids = findingIds(version.findings);
  return version.findings.map((finding, at) => {
    const id = ids[at] ?? '';
    const answer = answers.get(id);
    const ofTheRecord = isOfTheRecord(finding.rule);
    const gone = later.find((one) => !one.ids.has(id));
    const mended = later.some((one) => one.counts && !one.ids.has(id));
    const said = findingState(answerOf(answer), { number: version.number, ofTheRecord, inForceNumber }, today);
    const state = mended ? 'FIXED' : said;
    return { ...finding, id, state, answer: answer ?? null, goneFrom: gone?.number ?? null, ofTheRecord };
  });
};
