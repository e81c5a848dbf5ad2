import { timingSafeEqual } from 'node:crypto';
import type pg from 'pg';
import { newId } from '#platform/command/ids.js';
import type { Instant, Uuid } from '#platform/kernel/event.js';
import { inTenants } from '#platform/postgres/in-tenants.js';
import { ActorCache } from './actor-cache.js';
import type { Actor } from './actor.js';
import { hashOf, newNumber, newSecret, readKey, SECRET_BYTES, writeKey, type KeyParts } from './credential-key.js';
import {
  actorIn,
  CREDENTIAL_COLUMNS,
  viewOf,
  type CredentialRole,
  type CredentialRow,
  type CredentialView,
} from './credential-row.js';
import { LastUses } from './last-uses.js';

/** What a new credential is. */
export interface CredentialToIssue {
  readonly tenantId: Uuid;
  readonly tenantKind: Actor['tenantKind'];
  readonly role: CredentialRole;
  readonly actorId: Uuid;
  readonly personId: Uuid | null;
  readonly label: string;
  /** At most twelve months and a day from now. */
  readonly expiresAt: Instant;
  readonly credentialId?: Uuid;
  /** 32 bytes; drawn where absent. */
  readonly secret?: Uint8Array;
  /** Eight hexadecimal digits; drawn where absent. Given, it renews the credential that has it. */
  readonly credentialNumber?: string;
}

const NUMBERS_TO_TRY = 5;
/** Compared with where nothing was found, so that unknown and wrong take the same way. */
const NO_HASH = Buffer.alloc(SECRET_BYTES);

const INSERT = `INSERT INTO platform.credential AS c (tenant_id, credential_id, number, secret_hash, tenant_kind, role,
    actor_id, person_id, label, expires_at)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
  ON CONFLICT (tenant_id, number) DO`;
const RENEW = `UPDATE SET secret_hash = excluded.secret_hash, label = excluded.label,
    created_at = excluded.created_at, expires_at = excluded.expires_at
  WHERE c.credential_id = excluded.credential_id`;
const FIND = `SELECT ${CREDENTIAL_COLUMNS}, c.secret_hash FROM platform.credential c
  WHERE c.tenant_id = $1 AND c.number = $2`;

/** Keys by which systems and people ask: issued, recognised, revoked. Each call sees one tenant's rows and no other. */
export class Credentials {
  private readonly cache: ActorCache;
  private readonly uses: LastUses;

  /** `pool` of role `trustlog_platform`; `clock` in milliseconds since 1970. */
  constructor(
    private readonly pool: pg.Pool,
    private readonly clock: () => number = Date.now,
  ) {
    this.cache = new ActorCache(clock);
    this.uses = new LastUses(pool, clock);
  }

  /** Stores a credential and answers with its key, which nobody can read again. */
  async issue(wanted: CredentialToIssue): Promise<{ readonly key: string; readonly credentialId: Uuid }> {
    const secret = wanted.secret ? Buffer.from(wanted.secret) : newSecret();
    if (secret.length !== SECRET_BYTES) throw new Error(`A secret has ${String(SECRET_BYTES)} bytes.`);
    const { tenantId, credentialNumber } = wanted;
    const credentialId = wanted.credentialId ?? newId();
    for (let attempt = 1; attempt <= (credentialNumber ? 1 : NUMBERS_TO_TRY); attempt += 1) {
      const number = credentialNumber ?? newNumber();
      const stored = await this.store({ ...wanted, credentialId, number, secret });
      if (stored) return { key: writeKey({ tenantId, number, secret }), credentialId };
    }
    throw new Error('No free number was found for a credential.');
  }

  /** Who shows this key; null for one that is malformed, unknown, wrong, revoked or expired, without saying which. */
  async authenticate(key: string): Promise<Actor | null> {
    const parts = readKey(key);
    if (!parts) return null;
    const shown = hashOf(Buffer.from(key)).toString('base64');
    const known = this.cache.get(shown);
    if (known) return known;
    return this.recognise(parts, shown);
  }

  /** Ends a credential; in this process at once, in others within a second. False when the tenant has no such one. */
  async revoke(tenantId: Uuid, credentialId: Uuid): Promise<boolean> {
    const ended = await inTenants(this.pool, [tenantId], async (client) => {
      await client.query('DELETE FROM platform.session WHERE tenant_id = $1 AND credential_id = $2', [
        tenantId,
        credentialId,
      ]);
      const { rowCount } = await client.query(
        `UPDATE platform.credential SET revoked_at = least(revoked_at, now())
         WHERE tenant_id = $1 AND credential_id = $2`,
        [tenantId, credentialId],
      );
      return rowCount === 1;
    });
    this.cache.forget(credentialId);
    return ended;
  }

  /** One credential of a tenant; null when it has no such one. */
  async find(tenantId: Uuid, credentialId: Uuid): Promise<CredentialView | null> {
    const { rows } = await inTenants(this.pool, [tenantId], (client) =>
      client.query<CredentialRow>(
        `SELECT ${CREDENTIAL_COLUMNS} FROM platform.credential c WHERE c.tenant_id = $1 AND c.credential_id = $2`,
        [tenantId, credentialId],
      ),
    );
    return rows[0] ? viewOf(rows[0]) : null;
  }

  /** Every credential of a tenant, newest first; revoked and expired ones too, and never a secret. */
  async list(tenantId: Uuid): Promise<CredentialView[]> {
    const { rows } = await inTenants(this.pool, [tenantId], (client) =>
      client.query<CredentialRow>(
        `SELECT ${CREDENTIAL_COLUMNS} FROM platform.credential c WHERE c.tenant_id = $1
         ORDER BY c.created_at DESC, c.credential_id`,
        [tenantId],
      ),
    );
    return rows.map(viewOf);
  }

  /** Resolves when the notes of last use that are on their way have been written. */
  async settled(): Promise<void> {
    await this.uses.settled();
  }

  private async recognise(parts: KeyParts, shown: string): Promise<Actor | null> {
    const askedAt = this.clock();
    const row = await this.rowOf(parts);
    const right = timingSafeEqual(hashOf(parts.secret), row?.secret_hash ?? NO_HASH);
    const actor = row && right ? actorIn(row, askedAt) : null;
    if (!row || !actor) return null;
    this.cache.keep(shown, actor, askedAt, row.expires_at.getTime());
    this.uses.note(row.tenant_id, row.credential_id);
    return actor;
  }

  private async rowOf({ tenantId, number }: KeyParts): Promise<(CredentialRow & { secret_hash: Buffer }) | undefined> {
    const { rows } = await inTenants(this.pool, [tenantId], (client) =>
      client.query<CredentialRow & { secret_hash: Buffer }>(FIND, [tenantId, number]),
    );
    return rows[0];
  }

  private async store(
    wanted: CredentialToIssue & { credentialId: Uuid; number: string; secret: Buffer },
  ): Promise<boolean> {
    const { tenantId, credentialId, number, secret, tenantKind, role, actorId, personId, label, expiresAt } = wanted;
    const values = [
      tenantId,
      credentialId,
      number,
      hashOf(secret),
      tenantKind,
      role,
      actorId,
      personId,
      label,
      expiresAt,
    ];
    const text = `${INSERT} ${wanted.credentialNumber ? RENEW : 'NOTHING'}`;
    const { rowCount } = await inTenants(this.pool, [tenantId], (client) => client.query(text, values));
    return rowCount === 1;
  }
}
