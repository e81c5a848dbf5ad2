import type { Uuid } from '#platform/kernel/event.js';
import type { LocalText } from './local-text.js';
import type { PolicySection } from './policy.events.js';

/** The text of one version, as it stands for good once it was published. */
export interface VersionText {
  readonly versionId: Uuid;
  readonly number: number;
  readonly title: LocalText;
  /** SHA-256 of the version's content, hexadecimal. */
  readonly contentHash: string;
  readonly sections: readonly PolicySection[];
}

/** Kept by the policy feature: what people are asked to read. */
export interface PolicyTexts {
  /** null: no such version that was ever published. */
  textOf(tenantId: Uuid, policyId: Uuid, versionId: Uuid): Promise<VersionText | null>;
}

/** Injection token of `PolicyTexts`. */
export const POLICY_TEXTS = Symbol('PolicyTexts');
