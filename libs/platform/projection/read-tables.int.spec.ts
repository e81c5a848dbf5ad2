import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { tally } from '#platform/testing/counters.js';
import { testDatabase, type TestDatabase } from '#platform/testing/test-database.js';
import { makeReadTables } from './read-tables.js';

describe('read tables that are there already, when a process starts', () => {
  let db: TestDatabase;
  let owner: pg.Client;
  let writer: pg.Client;

  beforeAll(async () => {
    db = await testDatabase('read_tables', { afterMigrate: (client) => makeReadTables(client, [tally]) });
    [owner, writer] = [new pg.Client(db.urls.owner), new pg.Client(db.adminUrl)];
    await Promise.all([owner.connect(), writer.connect()]);
    await owner.query(`SET lock_timeout = '2s'`);
  });
  afterAll(async () => {
    await Promise.all([owner.end(), writer.end()]);
    await db.drop();
  });

  it('are not locked: whoever writes into them is neither waited for nor held up', async () => {
    await writer.query('BEGIN');
    await writer.query('LOCK TABLE read.tally_v1 IN ROW EXCLUSIVE MODE');
    await expect(makeReadTables(owner, [tally])).resolves.toBeUndefined();
    await writer.query('ROLLBACK');
  });

  it('get an index that they lack', async () => {
    await owner.query('DROP INDEX read.tally_v1_now');
    await makeReadTables(owner, [tally]);
    const { rows } = await owner.query(`SELECT to_regclass('read.tally_v1_now') IS NOT NULL AS there`);
    expect(rows).toEqual([{ there: true }]);
  });

  it('show a row to its tenant alone again where somebody switched that off', async () => {
    await owner.query('ALTER TABLE read.tally_v1 NO FORCE ROW LEVEL SECURITY');
    await makeReadTables(owner, [tally]);
    const { rows } = await owner.query(
      `SELECT relforcerowsecurity AS forced FROM pg_class WHERE oid = 'read.tally_v1'::regclass`,
    );
    expect(rows).toEqual([{ forced: true }]);
  });
});
