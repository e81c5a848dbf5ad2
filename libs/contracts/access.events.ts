import type { Role } from '#platform/auth/actor.js';
import { defineEvent, type EventOf, type PlainDate, type Uuid } from '#platform/kernel/event.js';

/** Roles that a credential can carry: the system itself never signs in. */
export type IssuedRole = Exclude<Role, 'SYSTEM'>;

/**
 * A key was issued for a school or a central body. Nothing here helps to sign in, and its label is not here either:
 * people write names into labels. Stream `credential-<credentialId>`.
 */
export const CredentialIssued = defineEvent('CredentialIssued', 1)<{
  readonly credentialId: Uuid;
  readonly role: IssuedRole;
  /** Who acts with it; null for a system, or an auditor who is not on record. */
  readonly personId: Uuid | null;
  /** The last day on which it works. */
  readonly expiresOn: PlainDate;
}>();

/** The key is worth nothing any more. */
export const CredentialRevoked = defineEvent('CredentialRevoked', 1)<{
  readonly credentialId: Uuid;
  readonly because: 'asked' | 'left';
}>();

export type AccessEvent = EventOf<typeof CredentialIssued> | EventOf<typeof CredentialRevoked>;

export const accessEvents = [CredentialIssued, CredentialRevoked] as const;
