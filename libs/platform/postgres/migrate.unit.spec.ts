import { describe, expect, it } from '@jest/globals';
import { parseMigration, pendingMigrations } from './migrate.js';

const first = parseMigration('0001-store.sql', 'CREATE TABLE a ();\n');
const tenth = parseMigration('0010-read.sql', 'CREATE TABLE b ();\n');

describe('a migration file', () => {
  it('is the same migration with the line ends of Windows', () => {
    expect(parseMigration('0001-store.sql', 'CREATE TABLE a ();\r\n').sha256).toBe(first.sha256);
  });

  it.each(['1-store.sql', '0001_store.sql', '0001-Store.sql', '0001-.sql'])('is refused under the name %s', (name) => {
    expect(() => parseMigration(name, '')).toThrow(/must be named like 0001-event-store\.sql/);
  });
});

describe('a database with some migrations', () => {
  it('lacks the others, in the order of their numbers', () => {
    expect(pendingMigrations([first, tenth], [])).toEqual([first, tenth]);
    expect(pendingMigrations([first, tenth], [first])).toEqual([tenth]);
    expect(pendingMigrations([first, tenth], [first, tenth])).toEqual([]);
  });

  it('still gets a lower number, because each part of the program counts in a range of its own', () => {
    expect(pendingMigrations([first, tenth], [tenth])).toEqual([first]);
  });

  it('refuses an applied file that was altered', () => {
    const altered = parseMigration('0001-store.sql', 'CREATE TABLE other ();\n');
    expect(() => pendingMigrations([altered, tenth], [first])).toThrow(
      'Migration 0001-store.sql was changed after it was applied; restore it and put the change into a new migration.',
    );
  });

  it('refuses a release that is older than itself', () => {
    expect(() => pendingMigrations([first], [first, tenth])).toThrow(
      /has migration 0010-read\.sql, which this release/,
    );
  });
});
