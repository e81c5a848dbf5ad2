import { describe, expect, it } from '@jest/globals';
import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { rolePassword, roleSecret, scramVerifier } from './role-secret.js';

describe('the role secret', () => {
  it('is made once, for its owner alone, and the same for all who ask at once', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'trustlog-secret-'));
    const secrets = await Promise.all(Array.from({ length: 8 }, () => roleSecret(folder)));
    expect(new Set(secrets).size).toBe(1);
    expect(secrets[0]).toHaveLength(43);
    expect(await readFile(join(folder, 'role.secret'), 'utf8')).toBe(secrets[0]);
    expect((await stat(join(folder, 'role.secret'))).mode & 0o077).toBe(0);
    expect(await readdir(folder)).toEqual(['role.secret']);
    await rm(folder, { recursive: true });
  });

  it('is the one that is given, and then no file is written', async () => {
    expect(await roleSecret('/nowhere', 'sixteen letters!')).toBe('sixteen letters!');
  });

  it('is refused when it is short', async () => {
    await expect(roleSecret('/nowhere', 'short')).rejects.toThrow(/TRUSTLOG_ROLE_SECRET is too short/);
  });
});

describe('the password of a role', () => {
  it('is another for each role and each secret', () => {
    const all = [rolePassword('a', 'x'), rolePassword('a', 'y'), rolePassword('b', 'x')];
    expect(new Set(all).size).toBe(3);
    expect(rolePassword('a', 'x')).toBe(all[0]);
  });

  it('is given to PostgreSQL as a verifier of RFC 7677', () => {
    // The example of RFC 7677, section 3: password "pencil", this salt, 4096 rounds.
    const salt = Buffer.from('W22ZaJ0SNY7soEsUEjb6gQ==', 'base64');
    expect(scramVerifier('pencil', salt)).toBe(
      'SCRAM-SHA-256$4096:W22ZaJ0SNY7soEsUEjb6gQ==$' +
        'WG5d8oPm3OtcPnkdi4Uo7BkeZkBFzpcXkuLmtbsT4qY=:wfPLwcE6nTWhTAmQ7tl2KeoiWGPlZqQxSrmfPwDl2dU=',
    );
  });
});
