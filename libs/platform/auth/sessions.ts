import type pg from 'pg';
import type { Uuid } from '#platform/kernel/event.js';
import { inTenants } from '#platform/postgres/in-tenants.js';
import { ActorCache } from './actor-cache.js';
import type { Actor } from './actor.js';
import { hashOf, newSecret, plainHex, uuidOf } from './credential-key.js';
import { actorIn, CREDENTIAL_COLUMNS, type CredentialRow } from './credential-row.js';

/** How long one sign-in lasts, in seconds. */
export const SESSION_SECONDS = 12 * 60 * 60;

/** `<tenant, 32 hex>_<random, 43 base64url>`. */
const TOKEN = /^([0-9a-f]{32})_[A-Za-z0-9_-]{43}$/;
const TOKEN_LENGTH = 76;

const FIND = `SELECT ${CREDENTIAL_COLUMNS}, s.expires_at AS session_ends
  FROM platform.session s JOIN platform.credential c USING (tenant_id, credential_id)
  WHERE s.tenant_id = $1 AND s.token_hash = $2`;

const tenantOf = (token: string): Uuid | null => {
  const hex = token.length === TOKEN_LENGTH ? TOKEN.exec(token)?.[1] : undefined;
  return hex ? uuidOf(hex) : null;
};

/**
 * Sign-ins of the dashboard. The token says nothing and is stored hashed; a session is worth what its credential is
 * worth, so that revoking the credential ends it.
 */
export class Sessions {
  private readonly cache: ActorCache;

  /** `pool` of role `trustlog_platform`; `clock` in milliseconds since 1970. */
  constructor(
    private readonly pool: pg.Pool,
    private readonly clock: () => number = Date.now,
  ) {
    this.cache = new ActorCache(clock);
  }

  /** Opens a session for somebody who was recognised by a credential; answers with the token for the cookie. */
  async open({ tenantId, credentialId }: Actor): Promise<string> {
    const token = `${plainHex(tenantId)}_${newSecret().toString('base64url')}`;
    await inTenants(this.pool, [tenantId], async (client) => {
      await client.query('DELETE FROM platform.session WHERE tenant_id = $1 AND expires_at <= now()', [tenantId]);
      await client.query(
        `INSERT INTO platform.session (tenant_id, token_hash, credential_id, expires_at)
         VALUES ($1, $2, $3, clock_timestamp() + make_interval(secs => $4))`,
        [tenantId, hashOf(Buffer.from(token)), credentialId, SESSION_SECONDS],
      );
    });
    return token;
  }

  /** Who has this session; null when there is none, or it or its credential has ended. */
  async authenticate(token: string): Promise<Actor | null> {
    const tenantId = tenantOf(token);
    if (!tenantId) return null;
    const hash = hashOf(Buffer.from(token));
    const shown = hash.toString('base64');
    const known = this.cache.get(shown);
    if (known) return known;
    const askedAt = this.clock();
    const { rows } = await inTenants(this.pool, [tenantId], (client) =>
      client.query<CredentialRow & { session_ends: Date }>(FIND, [tenantId, hash]),
    );
    const row = rows[0];
    const actor = row && row.session_ends.getTime() > askedAt ? actorIn(row, askedAt) : null;
    if (!row || !actor) return null;
    this.cache.keep(shown, actor, askedAt, Math.min(row.session_ends.getTime(), row.expires_at.getTime()));
    return actor;
  }

  /** Signs out: the token is worth nothing from now on. An unknown one changes nothing. */
  async close(token: string): Promise<void> {
    const tenantId = tenantOf(token);
    if (!tenantId) return;
    const hash = hashOf(Buffer.from(token));
    this.cache.drop(hash.toString('base64'));
    await inTenants(this.pool, [tenantId], (client) =>
      client.query('DELETE FROM platform.session WHERE tenant_id = $1 AND token_hash = $2', [tenantId, hash]),
    );
    this.cache.drop(hash.toString('base64'));
  }
}
