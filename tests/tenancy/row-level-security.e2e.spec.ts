import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { databaseUrls } from '#platform/postgres/roles.js';
import { databaseOf } from '#platform/postgres/database-url.js';
import { AUTHORITY, TRUST } from '../support/groups.js';
import { giveEveryCommand } from './support/every-command.js';
import { Life, makeWorld, type World } from './support/world.js';

let world: World;
let client: pg.Client;
let admin: pg.Client;
let tables: string[];

beforeAll(async () => {
  world = await makeWorld();
  const { trust, school } = world;
  await giveEveryCommand(world, { group: trust, school, life: new Life(world, school, TRUST.key) });
  await new Life(world, world.stranger, AUTHORITY.key).signed();
  await new Life(world, world.stranger, AUTHORITY.key).triaged();
  const { adminUrl, installation } = world.server;
  const secret = installation.settings.roleSecret ?? '';
  const urls = databaseUrls(adminUrl, databaseOf(adminUrl), secret);
  client = new pg.Client({ connectionString: urls.read });
  admin = new pg.Client({ connectionString: adminUrl });
  for (const one of [client, admin]) {
    one.on('error', () => undefined);
    await one.connect();
  }
  const { rows } = await admin.query<{ name: string }>(
    `SELECT schemaname || '.' || tablename AS name FROM pg_tables WHERE schemaname = 'read'`,
  );
  tables = [...rows.map(({ name }) => name), 'store.event', 'store.tenant_log'];
}, 300_000);
afterAll(async () => {
  await client.end();
  await admin.end();
});

/** Every row that the reading role sees of every table, without any condition. */
const everything = async (before = ''): Promise<{ table: string; tenant_id: string }[]> => {
  const seen: { table: string; tenant_id: string }[] = [];
  await client.query(`BEGIN; ${before}`);
  for (const table of tables) {
    const { rows } = await client.query<{ tenant_id: string }>(`SELECT * FROM ${table}`);
    seen.push(...rows.map(({ tenant_id }) => ({ table, tenant_id })));
  }
  await client.query('COMMIT');
  return seen;
};

/** How many rows these records have, as one sees it whom row-level security does not bind. */
const rowsBehind = async (tenants: readonly string[]): Promise<number> => {
  let sum = 0;
  for (const table of tables) {
    const text = `SELECT count(*)::int AS n FROM ${table} WHERE tenant_id = ANY ($1)`;
    sum += (await admin.query<{ n: number }>(text, [tenants])).rows[0]?.n ?? 0;
  }
  return sum;
};

/** What is seen and what there is, from a moment in which the server's own work (mail, reactions) wrote nothing. */
const atRest = async (tenants: readonly string[]) => {
  for (;;) {
    const before = await rowsBehind(tenants);
    const seen = await everything(`SET LOCAL app.tenants = '${tenants.join(',')}'`);
    const behind = await rowsBehind(tenants);
    if (before === behind) return { seen, behind };
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
};

/** What marks the words of the owner: those of its life, or that they are sealed. */
const MARK = `${TRUST.key}|sealed:`;

/** Columns of words that nobody of the school wrote: ids, codes, dates, names of bodies, and what its register says. */
const NOBODYS_WORDS: Readonly<Record<string, readonly string[]>> = {
  approval_v2: ['content_hash', 'requested_by', 'status'],
  breach_step_v2: ['type'],
  breach_v3: ['category', 'outcome', 'set_aside', 'severity', 'status', 'told'],
  campaign_v1: ['audience', 'content_hash', 'ended_because'],
  checkpoint: ['parked_error', 'projection'],
  erasure_v1: ['decided', 'done', 'ground', 'kind', 'proposed', 'rule', 'status', 'things'],
  group_body_v1: ['companies_house_number', 'group_uid', 'kind'],
  hold_v1: ['kind', 'lifted_by', 'lifted_post', 'placed_by', 'placed_post'],
  membership_v1: ['school_name'],
  person_v1: ['kind', 'language'],
  policy_finding_v1: ['answer', 'answered_by', 'finding_id'],
  policy_text_v2: ['metadata'],
  policy_v2: ['audience', 'category', 'last_reviewed', 'next_review_due'],
  policy_version_v2: ['audience', 'content_hash', 'drafted_by', 'published_by', 'status'],
  post_v1: ['kind', 'since'],
  request_v1: ['delivery', 'released_because', 'signed_content_hash'],
  school_v1: [
    'country',
    'establishment_number',
    'establishment_type',
    'la_code',
    'phase',
    'postcode',
    'status',
    'town',
    'ukprn',
    'urn',
    'welsh_school_number',
  ],
  standing_v2: ['category', 'next_review_due'],
  waiting_v2: ['posts_left'],
};

describe('The texts of the school that others are after', () => {
  it('stand in every column that words can be written to, each with the mark of who wrote it', async () => {
    const { rows: columns } = await admin.query<{ place: string; column: string; name: string }>(
      `SELECT table_schema || '.' || table_name AS place, quote_ident(column_name) AS column,
         table_name || '.' || column_name AS name
       FROM information_schema.columns
       WHERE table_schema = 'read' AND (data_type IN ('text', 'jsonb', 'json') OR udt_name = '_text') ORDER BY 3`,
    );
    const unmarked: string[] = [];
    for (const { place, column, name } of columns) {
      const { rows } = await admin.query<{ marked: boolean }>(
        `SELECT coalesce(bool_or(${column}::text ~ $2), false) AS marked FROM ${place} WHERE tenant_id = ANY ($1)`,
        [[world.trust.id, world.school.id], MARK],
      );
      if (!rows[0]?.marked) unmarked.push(name);
    }
    const reviewed = Object.entries(NOBODYS_WORDS).flatMap(([table, names]) => names.map((name) => `${table}.${name}`));
    expect(unmarked.filter((name) => !reviewed.includes(name))).toEqual([]);
    expect(reviewed.filter((name) => !columns.some((one) => one.name === name))).toEqual([]);
  });
});

describe('A SELECT without any condition, as the role that reads', () => {
  it('finds rows of the named records and of no others, in every table', async () => {
    const mine = [world.other.id, world.stranger.id];
    const { seen, behind } = await atRest(mine);
    expect(seen.filter(({ tenant_id }) => !mine.includes(tenant_id))).toEqual([]);
    expect(seen).toHaveLength(behind);
    // Each table has something to hide: an empty one would prove nothing.
    const filled = await Promise.all(
      tables.map(async (table) => {
        const { rowCount } = await admin.query(`SELECT FROM ${table} WHERE tenant_id <> ALL ($1) LIMIT 1`, [mine]);
        return rowCount === 1 ? [] : [table];
      }),
    );
    expect(filled.flat()).toEqual([]);
  });

  it('finds nothing where no record is named, nor where the naming is over', async () => {
    expect(await everything()).toEqual([]);
    expect(await everything("SET LOCAL app.tenants = ''")).toEqual([]);
  });

  it('finds nothing of a record that is only named in part, or with others’ quotes around it', async () => {
    for (const name of [world.school.id.slice(0, 35), `"${world.school.id}`, `%`])
      await expect(everything(`SET LOCAL app.tenants = '${name}'`)).rejects.toThrow();
  });

  it('writes nowhere', async () => {
    await client.query('ROLLBACK');
    for (const table of tables) {
      await expect(client.query(`DELETE FROM ${table}`)).rejects.toThrow(/permission denied/);
      await expect(client.query(`UPDATE ${table} SET tenant_id = tenant_id`)).rejects.toThrow(/permission denied/);
    }
  });
});
