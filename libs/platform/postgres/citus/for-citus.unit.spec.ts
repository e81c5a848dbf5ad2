import { describe, expect, it } from '@jest/globals';
import { readMigrations } from '../migrate.js';
import { clusterUrl, isClusterUrl, settingsApart } from './cluster-client.js';
import { forCitus, splitStatements } from './for-citus.js';

describe('a file of SQL', () => {
  it('is split where statements end, and nowhere else', () => {
    const sql = `-- a comment; not an end
CREATE TABLE a (t text DEFAULT ';', "odd;name" int); /* nor; here */
CREATE FUNCTION f() RETURNS void LANGUAGE plpgsql AS $f$ BEGIN PERFORM 1; PERFORM $x$;$x$; END $f$;
DO $$ BEGIN PERFORM 'it''s; so'; END $$`;
    expect(splitStatements(sql)).toEqual([
      `CREATE TABLE a (t text DEFAULT ';', "odd;name" int)`,
      'CREATE FUNCTION f() RETURNS void LANGUAGE plpgsql AS $f$ BEGIN PERFORM 1; PERFORM $x$;$x$; END $f$',
      `DO $$ BEGIN PERFORM 'it''s; so'; END $$`,
    ]);
  });

  it('of comments alone has no statement', () => {
    expect(splitStatements('-- nothing\n/* at; all */ ;\n')).toEqual([]);
  });
});

describe('a migration for a cluster', () => {
  it('has no trigger, keeps functions from the nodes, and tells them the rest', () => {
    const sql = `CREATE TRIGGER t BEFORE DELETE ON a FOR EACH STATEMENT EXECUTE FUNCTION f();
ALTER TABLE a ADD COLUMN b int;
CREATE OR REPLACE FUNCTION f() RETURNS int LANGUAGE sql AS 'SELECT 1';
REVOKE ALL ON FUNCTION f() FROM PUBLIC;
GRANT SELECT ON a TO r;`;
    expect(forCitus(sql).map(({ sql: text, told }) => [text.split(' ').slice(0, 2).join(' '), told])).toEqual([
      ['ALTER TABLE', true],
      ['CREATE OR', false],
      ['REVOKE ALL', false],
      ['GRANT SELECT', true],
    ]);
  });

  it('has policies that read the setting without a sub-select', () => {
    const setting = `string_to_array(current_setting('app.tenants', true), ',')::uuid[]`;
    const [policy] = forCitus(`CREATE POLICY p ON a USING (tenant_id = ANY ((SELECT ${setting})::uuid[]))`);
    expect(policy?.sql).toBe(`CREATE POLICY p ON a USING (tenant_id = ANY (${setting}))`);
  });

  it('loses nothing else of those that there are', async () => {
    for (const { sql } of await readMigrations()) {
      const statements = splitStatements(sql);
      const left = forCitus(sql);
      const triggers = statements.filter((text) => /^CREATE TRIGGER/.test(text));
      expect(left).toHaveLength(statements.length - triggers.length);
    }
  });
});

describe('a connection to a coordinator', () => {
  it('says each SET LOCAL as a text of its own', () => {
    expect(settingsApart(`BEGIN; SET LOCAL app.tenants = 'a,b'; SELECT 1`)).toBe(
      `BEGIN; DO $set$BEGIN SET LOCAL app.tenants = 'a,b'; END$set$; SELECT 1`,
    );
    expect(settingsApart(`SET LOCAL statement_timeout = '5s'`)).toBe(
      `DO $set$BEGIN SET LOCAL statement_timeout = '5s'; END$set$`,
    );
  });

  it('leaves what only looks like one', () => {
    for (const text of [`SELECT 'SET LOCAL app.tenants = x'`, 'SELECT 1', `SELECT $1 -- SET LOCAL a = b`])
      expect(settingsApart(text)).toBe(text);
  });

  it('is known by its address, whatever else that says', () => {
    const url = 'postgres://trustlog_read:s%40cret@db.internal:5432/trustlog?sslmode=require';
    expect(isClusterUrl(url)).toBe(false);
    const marked = clusterUrl(url);
    expect(isClusterUrl(marked)).toBe(true);
    expect(marked).toContain('sslmode=require');
    expect(isClusterUrl(clusterUrl(marked))).toBe(true);
  });
});
