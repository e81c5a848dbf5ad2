import pg from 'pg';
import type { Uuid } from '#platform/kernel/event.js';
import type { TrustlogServer } from '../../support/trustlog-server.js';

const IDS = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}|\b[0-9a-f]{64}\b/g;

export const idsIn = (text: string): ReadonlySet<string> => new Set(text.match(IDS));

/** What an asker must never be shown: words of others, and every id and hash of their records. */
export interface Secrets {
  readonly words: readonly string[];
  readonly ids: ReadonlySet<string>;
}

const rowsOf = async (client: pg.Client, whose: string, tenants: readonly Uuid[]): Promise<string> => {
  const { rows } = await client.query<{ text: string }>(
    `SELECT coalesce(string_agg(concat_ws(' ', e.tenant_id, e.event_id, e.stream_id, e.actor_id, e.correlation_id,
       e.causation_id, e.body, encode(e.content_hash, 'hex')), ' '), '') AS text
     FROM store.event e WHERE (e.tenant_id = ANY ($1)) = $2`,
    [tenants, whose === 'own'],
  );
  return rows[0]?.text ?? '';
};

/** The secrets of all records but the asker's own, from behind row-level security. `words` stand in others' texts. */
export const secretsFrom = async (
  server: TrustlogServer,
  own: readonly Uuid[],
  words: readonly string[],
): Promise<Secrets> => {
  const admin = new pg.Client({ connectionString: server.adminUrl });
  await admin.connect();
  try {
    const known = idsIn(await rowsOf(admin, 'own', own));
    const foreign = idsIn(await rowsOf(admin, 'foreign', own));
    return { words, ids: new Set([...foreign].filter((id) => !known.has(id))) };
  } finally {
    await admin.end();
  }
};

/** What of the secrets stands in a text; what the asker itself has sent is none. */
export const leaksIn = (text: string, { words, ids }: Secrets, sent = ''): string[] => [
  ...words.filter((word) => text.includes(word) && !sent.includes(word)),
  ...[...idsIn(text)].filter((id) => ids.has(id) && !sent.includes(id)),
];
