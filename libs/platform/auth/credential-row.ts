import type { Instant, Uuid } from '#platform/kernel/event.js';
import type { Actor, Role } from './actor.js';

/** Roles that a credential can carry: the system itself never signs in. */
export type CredentialRole = Exclude<Role, 'SYSTEM'>;

/** A credential as it is listed: nothing in it helps anybody to sign in. */
export interface CredentialView {
  readonly credentialId: Uuid;
  readonly tenantId: Uuid;
  readonly tenantKind: Actor['tenantKind'];
  readonly role: CredentialRole;
  readonly actorId: Uuid;
  readonly personId: Uuid | null;
  readonly label: string;
  readonly createdAt: Instant;
  readonly expiresAt: Instant;
  readonly revokedAt: Instant | null;
  /** To the minute, or so. */
  readonly lastUsedAt: Instant | null;
}

/** A row of `platform.credential`, without its secret. */
export interface CredentialRow {
  readonly credential_id: Uuid;
  readonly tenant_id: Uuid;
  readonly tenant_kind: Actor['tenantKind'];
  readonly role: CredentialRole;
  readonly actor_id: Uuid;
  readonly person_id: Uuid | null;
  readonly label: string;
  readonly created_at: Date;
  readonly expires_at: Date;
  readonly revoked_at: Date | null;
  readonly last_used_at: Date | null;
}

/** The columns of a `CredentialRow` for a table that goes by the alias `c`. */
export const CREDENTIAL_COLUMNS = `c.credential_id, c.tenant_id, c.tenant_kind, c.role, c.actor_id, c.person_id, c.label,
  c.created_at, c.expires_at, c.revoked_at, c.last_used_at`;

export const viewOf = (row: CredentialRow): CredentialView => ({
  credentialId: row.credential_id,
  tenantId: row.tenant_id,
  tenantKind: row.tenant_kind,
  role: row.role,
  actorId: row.actor_id,
  personId: row.person_id,
  label: row.label,
  createdAt: row.created_at.toISOString(),
  expiresAt: row.expires_at.toISOString(),
  revokedAt: row.revoked_at?.toISOString() ?? null,
  lastUsedAt: row.last_used_at?.toISOString() ?? null,
});

/** Who stands behind a credential; null when it was revoked or its time has passed. `now` in milliseconds. */
export const actorIn = (row: CredentialRow, now: number): Actor | null =>
  row.revoked_at || row.expires_at.getTime() <= now
    ? null
    : {
        actorId: row.actor_id,
        credentialId: row.credential_id,
        tenantId: row.tenant_id,
        tenantKind: row.tenant_kind,
        role: row.role,
        personId: row.person_id,
      };
