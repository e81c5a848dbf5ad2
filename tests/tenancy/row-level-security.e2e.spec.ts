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
