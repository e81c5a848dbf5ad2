import { readFile } from 'node:fs/promises';
import type { Uuid } from '#platform/kernel/event.js';
import { additionalData, decrypt, encrypt, keyIdOf } from './aead.js';
import { SealingError } from './sealing.errors.js';

/** A tenant's key and its public name. */
export interface TenantKey {
  readonly keyId: string;
  readonly key: Uint8Array;
}

/** Keys of one tenant, oldest first: the last is the one to wrap with, the others are on their way out. */
export type TenantKeys = ReadonlyMap<Uuid, readonly TenantKey[]>;

interface KeyringFile {
  readonly format: 'trustlog keyring 1';
  /** Commitment to the root key: tells "another root key" from "a damaged file". */
  readonly rootKeyId: string;
  readonly tenants: Readonly<Record<Uuid, readonly { readonly keyId: string; readonly wrapped: string }[]>>;
}

const aadOf = (tenantId: Uuid, keyId: string): Buffer => additionalData('trustlog tenant key 1', tenantId, keyId);

/** The text of the file, or undefined when there is none yet. */
export const readKeyring = async (path: string): Promise<string | undefined> => {
  try {
    return await readFile(path, 'utf8');
  } catch (fault) {
    const { code } = fault as NodeJS.ErrnoException;
    if (code === 'ENOENT') return undefined;
    throw unusable(`The keyring ${path} cannot be read (${code}).`);
  }
};

/** Wraps the keys by the root key and writes them out. */
export const encodeKeyring = (keys: TenantKeys, root: Uint8Array): string => {
  const tenants = Object.fromEntries(
    [...keys].map(([tenantId, list]) => [
      tenantId,
      list.map(({ keyId, key }) => ({
        keyId,
        wrapped: encrypt(root, key, aadOf(tenantId, keyId)).toString('base64url'),
      })),
    ]),
  );
  const file: KeyringFile = { format: 'trustlog keyring 1', rootKeyId: keyIdOf(root), tenants };
  return `${JSON.stringify(file, null, 1)}\n`;
};

/** Reads the file's text; throws `SEALING.KEYRING_UNUSABLE` with the cure. */
export const decodeKeyring = (text: string, root: Uint8Array): TenantKeys => {
  const file = parsed(text);
  if (file.rootKeyId !== keyIdOf(root)) {
    throw unusable('The keyring was written with another root key: set TRUSTLOG_ROOT_KEY, or put its root.key back.');
  }
  return new Map(
    Object.entries(file.tenants).map(([tenantId, list]) => [
      tenantId,
      list.map(({ keyId, wrapped }) => {
        const key = decrypt(root, Buffer.from(wrapped, 'base64url'), aadOf(tenantId, keyId));
        if (!key || keyIdOf(key) !== keyId) throw unusable('The keyring is damaged: restore it from its own backup.');
        return { keyId, key };
      }),
    ]),
  );
};

const parsed = (text: string): KeyringFile => {
  try {
    const file = JSON.parse(text) as Partial<KeyringFile>;
    if (file.format === 'trustlog keyring 1' && file.tenants) return file as KeyringFile;
  } catch {
    // Falls through: a torn text is as unusable as a strange one.
  }
  throw unusable('The keyring is damaged or from a newer release: restore it from its own backup.');
};

const unusable = (message: string): SealingError => new SealingError('SEALING.KEYRING_UNUSABLE', message);
