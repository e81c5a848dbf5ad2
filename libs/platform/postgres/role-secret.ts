import { createHmac, pbkdf2Sync, randomBytes, createHash } from 'node:crypto';
import { link, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { errorCode, folderFault, makeFolder, StartupError } from './startup.error.js';

const SHORTEST = 16;

/**
 * The secret that the database roles' passwords are made from: `given` (TRUSTLOG_ROLE_SECRET, where several machines
 * share one database) or a random file in the data folder, 0600, made when missing.
 * Throws StartupError for a secret of fewer than 16 characters.
 */
export const roleSecret = async (dataFolder: string, given?: string): Promise<string> => {
  if (given !== undefined && given !== '') {
    if (given.length < SHORTEST) {
      throw new StartupError(`TRUSTLOG_ROLE_SECRET is too short; give it at least ${SHORTEST} random characters.`);
    }
    return given;
  }
  const file = join(dataFolder, 'role.secret');
  try {
    await makeFolder(dataFolder, 0o700);
    const found = await readFile(file, 'utf8').catch(() => '');
    if (found !== '') return found.trim();
    // Written whole under another name, then linked: of two processes both read the first one's.
    const draft = `${file}.${randomBytes(6).toString('hex')}`;
    await writeFile(draft, randomBytes(32).toString('base64url'), { mode: 0o600 });
    await link(draft, file).catch((error: unknown) => {
      if (errorCode(error) !== 'EEXIST') throw error;
    });
    await rm(draft, { force: true });
    return (await readFile(file, 'utf8')).trim();
  } catch (error) {
    throw folderFault(dataFolder, error);
  }
};

/** A role's password: HMAC-SHA256(secret, role name), base64url. */
export const rolePassword = (secret: string, role: string): string =>
  createHmac('sha256', secret).update(role).digest('base64url');

/**
 * What PostgreSQL stores for a password (RFC 5802, SCRAM-SHA-256), made here so that the password itself never
 * stands in a statement, and so never in the server's log.
 */
export const scramVerifier = (password: string, salt: Buffer = randomBytes(16)): string => {
  const rounds = 4096;
  const salted = pbkdf2Sync(password, salt, rounds, 32, 'sha256');
  const keyed = (label: string): Buffer => createHmac('sha256', salted).update(label).digest();
  const stored = createHash('sha256').update(keyed('Client Key')).digest('base64');
  return `SCRAM-SHA-256$${rounds}:${salt.toString('base64')}$${stored}:${keyed('Server Key').toString('base64')}`;
};
