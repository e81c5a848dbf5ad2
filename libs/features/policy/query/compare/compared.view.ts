import { alignVersions, type AlignedSection } from '#contracts/compare/align-versions.js';
import type { LocalText } from '#contracts/local-text.js';
import type { PolicyMetadata, PolicySection } from '#contracts/policy.events.js';

/** What is compared of a version. */
export interface Compared {
  readonly title: LocalText;
  readonly audience: readonly string[];
  readonly sections: readonly PolicySection[];
  readonly metadata: PolicyMetadata;
}

/** Something that a version says about itself and the other one says otherwise; null is not recorded. */
export interface DetailDifference {
  readonly field: string;
  readonly before: string | null;
  readonly after: string | null;
}

export interface VersionDifference {
  readonly sections: readonly (Omit<AlignedSection, 'kind' | 'parts'> & {
    readonly kind: string;
    readonly parts: readonly { readonly op: string; readonly text: string }[];
  })[];
  readonly details: readonly DetailDifference[];
  readonly changed: number;
  readonly added: number;
  readonly removed: number;
  readonly moved: number;
  readonly unchanged: number;
}

const listed = (words: readonly (string | null)[]): string | null =>
  words.filter((one) => one !== null && one !== '').join(', ') || null;

/** One line an approval, so that two can be told apart; who signed it is not part of it. */
const approvalsOf = ({ approvals }: PolicyMetadata): string | null =>
  approvals
    .map(({ body, role, approvedOn, nextReviewDue, appliesTo }) =>
      listed([appliesTo, body, role, approvedOn, nextReviewDue]),
    )
    .join('\n') || null;

const detailsOf = ({ title, audience, metadata }: Compared): Readonly<Record<string, string | null>> => ({
  titleEn: title.en,
  titleCy: title.cy,
  audience: listed(audience),
  lastReviewed: metadata.lastReviewed,
  nextReviewDue: metadata.nextReviewDue,
  reviewCycleMonths: metadata.reviewCycleMonths === null ? null : String(metadata.reviewCycleMonths),
  approvers: listed(metadata.approvers),
  approvals: approvalsOf(metadata),
});

/** What differs between two versions: in their text, section by section, and in what they say about themselves. */
export const differenceOf = (from: Compared, to: Compared): VersionDifference => {
  const aligned = alignVersions(from.sections, to.sections);
  const count = (kind: AlignedSection['kind']): number => aligned.filter((one) => one.kind === kind).length;
  const [before, after] = [detailsOf(from), detailsOf(to)];
  return {
    sections: aligned.map(({ kind, parts, ...section }) => ({
      ...section,
      kind: kind.toUpperCase(),
      parts: parts.map(({ op, text }) => ({ op: op.toUpperCase(), text })),
    })),
    details: Object.keys(after)
      .map((field) => ({ field, before: before[field] ?? null, after: after[field] ?? null }))
      .filter((one) => one.before !== one.after),
    changed: count('changed'),
    added: count('new'),
    removed: count('removed'),
    moved: aligned.filter(({ moved }) => moved).length,
    unchanged: count('unchanged'),
  };
};
