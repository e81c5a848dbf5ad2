import type { JsonObject } from '#platform/kernel/json.js';
import type { LocalText } from './local-text.js';
import type { PolicyMetadata, PolicySection } from './policy.events.js';

/** What a version says: the part of it that approvals and acknowledgements are pinned to. */
export interface PolicyContent {
  readonly title: LocalText;
  readonly audience: readonly string[];
  readonly sections: readonly PolicySection[];
  readonly metadata: PolicyMetadata;
}

/**
 * What is hashed: `contentHash` is SHA-256, lower-case hexadecimal, over this object in canonical JSON (RFC 8785).
 * Names of signatories and authors are left out, so that a person can be erased and the hash still be recomputed.
 */
export const hashedContent = ({ title, audience, sections, metadata }: PolicyContent): JsonObject => ({
  format: 'trustlog-policy-content-1',
  title: { en: title.en, cy: title.cy },
  audience,
  sections: sections.map(({ number, heading, level, text }) => ({ number, heading, level, text })),
  approvals: metadata.approvals.map(({ body, role, approvedOn, nextReviewDue, appliesTo }) => ({
    ...{ body, role, approvedOn, nextReviewDue, appliesTo },
  })),
  approvers: metadata.approvers,
  lastReviewed: metadata.lastReviewed,
  nextReviewDue: metadata.nextReviewDue,
  reviewCycleMonths: metadata.reviewCycleMonths,
  versions: metadata.versions.map(({ version, date, changes }) => ({ version, date, changes })),
  amendments: metadata.amendments.map(({ date, section, change, why }) => ({ date, section, change, why })),
});
