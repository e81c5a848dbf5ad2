import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import type { Actor } from '#platform/auth/actor.js';

/** What is asked, and by whom. Answers carry every language, so none is part of it. */
export interface AskedFor {
  /** SHA-256 of the document. */
  readonly documentHash: string;
  readonly operationName: string | null;
  /** As the operation declares them, with defaults. */
  readonly variables: Readonly<Record<string, unknown>>;
  readonly actor: Actor;
  /** None that was kept will do. */
  readonly afresh?: boolean;
}

const hashOf = (parts: readonly unknown[]): string =>
  createHash('sha256')
    .update(canonicalize(parts) ?? '')
    .digest('base64url');

/** What decides which rows and fields somebody may see; taken from the request that asks, never from one before. */
export const fingerprintOf = ({ actorId, role, tenantId, tenantKind, personId }: Actor): readonly (string | null)[] => [
  actorId,
  role,
  tenantId,
  tenantKind,
  personId,
];

/** The name under which an answer is kept; nothing of what was asked can be read in it. */
export const keyOf = ({ documentHash, operationName, variables, actor }: AskedFor): string =>
  hashOf([documentHash, operationName, variables, fingerprintOf(actor)]);

/** The same in every process for the same answer to the same asker; nothing can be read in it. */
export const etagOf = (key: string, versions: ReadonlyMap<string, string>, validUntilMs: number): string =>
  hashOf([key, [...versions], String(validUntilMs)]);
