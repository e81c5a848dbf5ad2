import type { Uuid } from '#platform/kernel/event.js';
import type { LocalText } from './local-text.js';

/** The version of a policy that is in force, read from its stream: never older than the last append. */
export interface VersionInForce {
  readonly policyId: Uuid;
  readonly title: LocalText;
  readonly audience: readonly string[];
  readonly versionId: Uuid;
  readonly number: number;
  /** SHA-256 of its content, hexadecimal. */
  readonly contentHash: string;
  /** Number of the newest version in force that changed something for its readers: campaigns on older ones are over. */
  readonly materialSince: number;
  readonly archived: boolean;
  /** The stream and version that this was read from; guard them when a decision rests on it. */
  readonly streamId: string;
  readonly streamVersion: number;
}

/** Kept by the policy feature; asked by those who must not credit anything to a replaced version. */
export interface VersionsInForce {
  /** null: no such policy, or nothing of it was published yet. */
  find(tenantId: Uuid, policyId: Uuid): Promise<VersionInForce | null>;
}

/** Injection token of `VersionsInForce`. */
export const VERSIONS_IN_FORCE = Symbol('VersionsInForce');
