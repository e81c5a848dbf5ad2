import { hkdfSync, randomBytes } from 'node:crypto';
import { link, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';

/** Secrets of one installation, each for one purpose. */
export interface InstallationSecrets {
  /** Keys the hashes of requests. */
  readonly requestHash: Uint8Array;
  /** Keys the links by which people read and sign. */
  readonly readLink: Uint8Array;
  /** Seeds the demo keys. */
  readonly demo: Uint8Array;
}

const BYTES = 32;

/** Reads `<data folder>/keys/installation.key`, or makes it: 32 random bytes, readable by its owner alone. */
export const installationSecrets = async (dataDir: string): Promise<InstallationSecrets> => {
  const file = path.join(dataDir, 'keys', 'installation.key');
  const root = (await existing(file)) ?? (await make(file));
  const derive = (purpose: string): Uint8Array =>
    new Uint8Array(hkdfSync('sha256', root, '', `trustlog ${purpose}`, BYTES));
  return { requestHash: derive('request hash'), readLink: derive('read link'), demo: derive('demo keys') };
};

const existing = async (file: string): Promise<Buffer | null> => {
  const bytes = await readFile(file).catch(() => null);
  return bytes?.length === BYTES ? bytes : null;
};

/** Two processes may start at once on an empty folder: `link` lets one of them win, whole. */
const make = async (file: string): Promise<Buffer> => {
  await mkdir(path.dirname(file), { recursive: true, mode: 0o700 });
  const draft = `${file}.${String(process.pid)}`;
  await writeFile(draft, randomBytes(BYTES), { mode: 0o600 });
  await link(draft, file).catch(() => undefined);
  await rm(draft, { force: true });
  const root = await existing(file);
  if (!root) throw new Error(`${file} cannot be read: restore it from a backup, or remove it to make all links void.`);
  return root;
};
