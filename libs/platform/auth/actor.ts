import type { Uuid } from '#platform/kernel/event.js';

/** Roles of the first release; later ones come from posts and dates. `SYSTEM` reacts to events and never signs in. */
export type Role = 'TRUST_LEAD' | 'HEADTEACHER' | 'CLERK' | 'STAFF' | 'AUDITOR' | 'INTEGRATOR' | 'SYSTEM';

/** Who asks. `actorId` goes into the log: a person's id, or the credential's where no person stands behind it. */
export interface Actor {
  readonly actorId: Uuid;
  readonly credentialId: string;
  /** The tenant the credential belongs to: a school or the central body of a group. */
  readonly tenantId: Uuid;
  readonly tenantKind: 'school' | 'group';
  readonly role: Role;
  readonly personId: Uuid | null;
}
