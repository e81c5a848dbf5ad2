import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Client } from 'pg';
import { testDatabase, type TestDatabase } from './test-database.js';

const ask = async (url: string, sql: string): Promise<unknown[]> => {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows;
  } finally {
    await client.end();
  }
};

describe('a database of a test', () => {
  let sut: TestDatabase;
  beforeAll(async () => {
    sut = await testDatabase('Own database');
  });
  afterAll(() => sut.drop());

  it('lets every role in under its own name', async () => {
    for (const [role, url] of Object.entries(sut.urls)) {
      expect(await ask(url, 'SELECT current_user AS name')).toEqual([{ name: `trustlog_${role}` }]);
    }
  });

  it('is not the database of another test', async () => {
    const other = await testDatabase();
    await ask(other.urls.owner, 'CREATE TABLE store.only_here (id int)');
    expect(await ask(sut.urls.owner, `SELECT to_regclass('store.only_here') AS found`)).toEqual([{ found: null }]);
    await other.drop();
    await expect(ask(other.adminUrl, 'SELECT 1')).rejects.toThrow(/does not exist/);
  });

  it('runs a hook as the owner', async () => {
    const other = await testDatabase('hook', {
      afterMigrate: async (owner) => {
        await owner.query('CREATE TABLE read.by_hook (id int)');
      },
    });
    expect(await ask(other.urls.owner, `SELECT count(*)::int AS n FROM read.by_hook`)).toEqual([{ n: 0 }]);
    await other.drop();
  });
});
