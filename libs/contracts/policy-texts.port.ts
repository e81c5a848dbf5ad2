import type { Uuid } from '#platform/kernel/event.js';
import type { ReadScope } from '#platform/read-store/read-store.js';
import type { LocalText } from './local-text.js';
import type { PolicySection } from './policy.events.js';

/** The text of one version. */
export interface PolicyText {
  readonly policyId: Uuid;
  readonly versionId: Uuid;
  readonly number: number;
  readonly title: LocalText;
  /** SHA-256 of the version's content, hexadecimal. */
  readonly contentHash: string;
  readonly sections: readonly PolicySection[];
}

/** Kept by the policy feature: what people are asked to read. */
export interface PolicyTexts {
  /** null: no such version. */
  textOf(tenantId: Uuid, policyId: Uuid, versionId: Uuid): Promise<PolicyText | null>;
  /** The newest version that was in force before this one; null: there was none. */
  publishedBefore(tenantId: Uuid, policyId: Uuid, versionId: Uuid): Promise<PolicyText | null>;
  /** Numbers of versions within their policies, as at the scope's time; one statement. */
  numbersIn(scope: ReadScope, versionIds: readonly Uuid[]): Promise<ReadonlyMap<Uuid, number>>;
}

/** Injection token of `PolicyTexts`. */
export const POLICY_TEXTS = Symbol('PolicyTexts');
