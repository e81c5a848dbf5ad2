import { describe, expect, it } from '@jest/globals';
import { isPostgres, parsePostmaster } from './postmaster.js';

describe('the text of postmaster.pid', () => {
  it('names process, port and state', () => {
    const text = '4711\n/data\n1700000000\n54321\n\n127.0.0.1\n  12345  0\nready   \n';
    expect(parsePostmaster(text)).toEqual({ pid: 4711, port: 54321, status: 'ready' });
  });

  it('is understood while it is still being written', () => {
    expect(parsePostmaster('4711\n/data\n')).toEqual({ pid: 4711, port: 0, status: '' });
  });

  it('names a single-user server by a negative number', () => {
    expect(parsePostmaster('-4711\n')?.pid).toBe(4711);
  });

  it.each(['', '\n', 'nonsense\n', '0\n'])('is nothing when it is %j', (text) => {
    expect(parsePostmaster(text)).toBeNull();
  });
});

describe('a process number', () => {
  it('is no PostgreSQL when it is ours', async () => {
    expect(await isPostgres(process.pid)).toBe(false);
  });

  it('is no PostgreSQL when nobody has it', async () => {
    expect(await isPostgres(2 ** 22 + 1)).toBe(false);
  });
});
