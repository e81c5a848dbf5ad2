import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { KEY_BYTES, newKey } from './aead.js';
import { SealingError } from './sealing.errors.js';
import { replaceFile } from './durable-file.js';

/**
 * The operator's root key: `TRUSTLOG_ROOT_KEY` (base64 of 32 bytes), else `<folder>/root.key`, which is made on the
 * first start of a single machine, under the keyring's lock. It is never made beside a keyring that exists: that keyring has another one.
 */
export const rootKey = async (
  folder: string,
  configured: string | undefined,
  keyringExists: boolean,
): Promise<Buffer> => {
  if (configured) return decoded(configured.trim(), 'TRUSTLOG_ROOT_KEY');
  const path = join(folder, 'root.key');
  const stored = await readFile(path, 'utf8').catch(ifAbsent);
  if (stored !== undefined) return decoded(stored.trim(), path);
  if (keyringExists) {
    const message = `The root key of the keyring in ${folder} is missing: set TRUSTLOG_ROOT_KEY, or put root.key back.`;
    throw new SealingError('SEALING.KEYRING_UNUSABLE', message);
  }
  return generated(folder);
};

const ifAbsent = (fault: NodeJS.ErrnoException): undefined => {
  if (fault.code !== 'ENOENT') throw fault;
  return undefined;
};

const decoded = (text: string, where: string): Buffer => {
  const key = Buffer.from(text, 'base64');
  if (key.length === KEY_BYTES) return key;
  throw new SealingError('SEALING.KEYRING_UNUSABLE', `${where} must be the base64 form of exactly ${KEY_BYTES} bytes.`);
};

const generated = async (folder: string): Promise<Buffer> => {
  const key = newKey();
  await replaceFile(join(folder, 'root.key'), `${key.toString('base64')}\n`);
  return key;
};
