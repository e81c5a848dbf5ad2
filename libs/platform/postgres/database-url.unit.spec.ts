import { describe, expect, it } from '@jest/globals';
import { targetDatabase } from './admin.js';
import { databaseOf, withoutPassword, withParts } from './database-url.js';

const address = 'postgres://admin:p%40ss@db.example:5433/postgres?sslmode=require';

describe('the address of a database', () => {
  it('takes another user, password and database and keeps the rest', () => {
    expect(withParts(address, { user: 'trustlog_read', password: 'a/b c', database: 'trust log' })).toBe(
      'postgres://trustlog_read:a%2Fb%20c@db.example:5433/trust%20log?sslmode=require',
    );
  });

  it('takes them as options where it names a socket folder and no host', () => {
    const url = new URL(
      withParts('postgres:///postgres?host=/run/postgresql', { user: 'u', password: 'p', database: 'd' }),
    );
    expect(Object.fromEntries(url.searchParams)).toEqual({ host: '/run/postgresql', user: 'u', password: 'p' });
    expect(databaseOf(url.href)).toBe('d');
  });

  it('is shown without its password', () => {
    expect(withoutPassword(address)).toBe('postgres://admin@db.example:5433/postgres?sslmode=require');
  });

  it.each([
    ['postgres://u@h/postgres', 'trustlog'],
    ['postgres://u@h', 'trustlog'],
    ['postgres://u@h/template1', 'trustlog'],
    ['postgres://u@h/records', 'records'],
  ])('%s keeps the records in %s', (url, database) => {
    expect(targetDatabase(url)).toBe(database);
  });
});
