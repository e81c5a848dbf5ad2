import type pg from 'pg';
import type { Actor } from '#platform/auth/actor.js';
import { hashOf, readKey, uuidOf } from '#platform/auth/credential-key.js';
import { actorIn, CREDENTIAL_COLUMNS, type CredentialRow } from '#platform/auth/credential-row.js';
import type { Uuid } from '#platform/kernel/event.js';
import { inTenants } from '#platform/postgres/in-tenants.js';

/** What an open connection was let in by, as far as it is needed to ask again. No secret: hashes of secrets. */
export interface Proof {
  readonly by: 'key' | 'cookie';
  readonly tenantId: Uuid;
  /** The number of a key; empty for a session. */
  readonly number: string;
  readonly hash: Buffer;
}

/** Connections that one question names: row-level security looks through the list for every row. */
const ASKED_AT_ONCE = 100;

const STANDING = `SELECT k.n, ${CREDENTIAL_COLUMNS} FROM unnest($1::int[], $2::uuid[], $3::text[], $4::bytea[]) AS k(n, tenant_id, number, hash)
    JOIN platform.credential c ON c.tenant_id = k.tenant_id AND c.number = k.number AND c.secret_hash = k.hash
  UNION ALL
  SELECT k.n, ${CREDENTIAL_COLUMNS} FROM unnest($1::int[], $2::uuid[], $3::text[], $4::bytea[]) AS k(n, tenant_id, number, hash)
    JOIN platform.session s ON s.tenant_id = k.tenant_id AND s.token_hash = k.hash AND s.expires_at > clock_timestamp()
    JOIN platform.credential c ON c.tenant_id = s.tenant_id AND c.credential_id = s.credential_id
  WHERE k.number = ''`;

/** The proof in a key or in a session's token; null for a text that can be neither. */
export const proofIn = ({ by, text }: { readonly by: 'key' | 'cookie'; readonly text: string }): Proof | null => {
  if (by === 'cookie') {
    const hex = /^([0-9a-f]{32})_/.exec(text)?.[1];
    return hex ? { by, tenantId: uuidOf(hex), number: '', hash: hashOf(Buffer.from(text)) } : null;
  }
  const parts = readKey(text);
  return parts && { by, tenantId: parts.tenantId, number: parts.number, hash: hashOf(parts.secret) };
};

/** Who stands behind each of these proofs now, in their order; null where nobody does any more. `pool` of `trustlog_platform`. */
export const standingOf = async (pool: pg.Pool, proofs: readonly Proof[]): Promise<readonly (Actor | null)[]> => {
  const actors: (Actor | null)[] = proofs.map(() => null);
  for (let from = 0; from < proofs.length; from += ASKED_AT_ONCE) {
    const some = proofs.slice(from, from + ASKED_AT_ONCE);
    const tenants = [...new Set(some.map(({ tenantId }) => tenantId))];
    const { rows } = await inTenants(pool, tenants, (client) =>
      client.query<CredentialRow & { readonly n: number }>(STANDING, [
        some.map((_, n) => from + n),
        some.map(({ tenantId }) => tenantId),
        some.map(({ number }) => number),
        some.map(({ hash }) => hash),
      ]),
    );
    for (const row of rows) actors[row.n] = actorIn(row, Date.now());
  }
  return actors;
};
