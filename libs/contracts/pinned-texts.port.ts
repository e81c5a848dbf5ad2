import type { Uuid } from '#platform/kernel/event.js';
import type { ReadScope } from '#platform/read-store/read-store.js';
import type { LocalText } from './local-text.js';
import type { PartialDate } from './partial-date.js';
import type { PolicyFinding, PolicyQuestion, PolicySection } from './policy.events.js';

/** A version whose content had this hash when somebody asked for it to be decided on. */
export interface PinnedVersion {
  readonly versionId: Uuid;
  /** SHA-256 of the content, hexadecimal. */
  readonly contentHash: string;
}

/** What one version says, as far as approvers see it. */
export interface VersionText {
  readonly versionId: Uuid;
  readonly number: number;
  readonly title: LocalText;
  readonly audience: readonly string[];
  readonly lastReviewed: PartialDate | null;
  readonly nextReviewDue: PartialDate | null;
  readonly reviewCycleMonths: number | null;
  readonly changes: string | null;
  readonly material: boolean;
  readonly sections: readonly PolicySection[];
  /** Those that are still open: what was fixed or waived is left out. */
  readonly findings: readonly PolicyFinding[];
  /** Whether the check has read this very text; without it an empty list says nothing. */
  readonly checked: boolean;
  readonly questions: readonly PolicyQuestion[];
}

/** Kept by the policy feature: texts that are decided on, and those that they replace; each answer is one statement. */
export interface PinnedTexts {
  /** By version. A version that says something else now has none: nobody is shown another text than the pinned one. */
  pinned(scope: ReadScope, versions: readonly PinnedVersion[]): Promise<ReadonlyMap<Uuid, VersionText>>;
  /** By version: the newest one of its policy that came into force before it. */
  before(scope: ReadScope, versionIds: readonly Uuid[]): Promise<ReadonlyMap<Uuid, VersionText>>;
}

/** Injection token of `PinnedTexts`. */
export const PINNED_TEXTS = Symbol('PinnedTexts');
