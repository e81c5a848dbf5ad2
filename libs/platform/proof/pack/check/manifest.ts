import { toBase64 } from '../../core/base64.js';
import type { VerifierKey } from '../../core/note.js';
import { manifestStatement, PACK_FORMAT, type PackEntry, type PackManifest, type PackRecord } from '../pack-format.js';
import { PackError } from '../pack.error.js';
import { signedText } from './checkpoints.js';
import { sha256 } from './digest.js';

type Shape = { readonly [name: string]: (value: unknown) => boolean };

const isText = (value: unknown): value is string => typeof value === 'string';
const isTextOrNull = (value: unknown): boolean => value === null || isText(value);
const isCount = (value: unknown): value is number => Number.isSafeInteger(value) && (value as number) >= 0;
const isHash = (value: unknown): boolean => isText(value) && /^[0-9a-f]{64}$/.test(value);
const isId = (value: unknown): boolean => isText(value) && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(value);
const isDay = (value: unknown): boolean => value === null || (isText(value) && /^\d{4}-\d{2}-\d{2}$/.test(value));
const isBoth = (value: unknown): boolean => has(value, { en: isTextOrNull, cy: isTextOrNull });
const listOf =
  (each: (value: unknown) => boolean) =>
  (value: unknown): boolean =>
    Array.isArray(value) && value.every(each);

/** Whether a value is an object with exactly these members. */
const has = (value: unknown, shape: Shape, optional: Shape = {}): boolean => {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  const members = Object.entries(value);
  const known = members.every(([name, member]) => (shape[name] ?? optional[name])?.(member) === true);
  return known && Object.keys(shape).every((name) => name in value);
};

const RECORD: Shape = {
  ...{ tenantId: isId, kind: (kind) => kind === 'school' || kind === 'group', name: isBoth },
  ...{ first: isCount, last: isCount, size: isCount, checkpoints: listOf(isCount), withheld: isCount },
};
const MANIFEST_SHAPE: Shape = {
  ...{ format: (format) => format === PACK_FORMAT, log: isText, from: isDay, to: isDay },
  scope: (scope) => has(scope, { kind: (kind) => kind === 'school' || kind === 'trust', id: isId, name: isBoth }),
  opened: (opened) => typeof opened === 'boolean',
  records: listOf((record) => has(record, RECORD)),
  readModels: listOf((model) => has(model, { name: isText, version: isCount })),
  entries: listOf((entry) => has(entry, { name: isText, bytes: isCount, sha256: isHash }, { packed: isHash })),
};

/** Reads a manifest; throws `PACK.MANIFEST_CHANGED` for everything that is none. */
export const readManifest = (bytes: Buffer): PackManifest => {
  const manifest = parsed(bytes.toString('utf8'));
  if (!has(manifest, MANIFEST_SHAPE)) throw changed('It is not written as the manifest of a pack.');
  const read = manifest as PackManifest;
  if (!read.records.every(fits)) throw changed('A record in it contradicts itself.');
  return read;
};

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw changed('It is no JSON.');
  }
};

const fits = ({ first, last, size, checkpoints }: PackRecord): boolean =>
  first >= 1 &&
  last >= first - 1 &&
  (checkpoints.at(-1) ?? 0) === size &&
  checkpoints.every((at, n) => at > (checkpoints[n - 1] ?? 0));

/** The keys that signatures of a pack are judged by, and those that it names itself. */
export interface PackKeys {
  readonly trusted: readonly VerifierKey[];
  readonly named: readonly VerifierKey[];
}

/** Throws unless a trusted key signed exactly this manifest, and every other signature on it holds too. */
export const checkSignature = async (
  { bytes, manifest }: { readonly bytes: Buffer; readonly manifest: PackManifest },
  note: Buffer,
  { trusted, named }: PackKeys,
): Promise<void> => {
  const { text } = await signedText(note, trusted, 'PACK.MANIFEST_UNSIGNED');
  const { signers, lines } = await signedText(note, [...named, ...trusted], 'PACK.MANIFEST_UNSIGNED');
  if (text !== manifestStatement(manifest.log, toBase64(sha256(bytes))) || signers.length !== lines)
    throw new PackError('PACK.MANIFEST_UNSIGNED', 'What was signed is another manifest.');
};

/** Throws where entries are listed and missing, or there and not listed. */
export const checkEntries = (names: readonly string[], entries: readonly PackEntry[]): void => {
  const listed = new Set(entries.map(({ name }) => name));
  const there = new Set(names);
  const added = names.find((name) => !listed.has(name));
  if (added !== undefined)
    throw new PackError('PACK.ENTRY_ADDED', 'The manifest does not list the entry.', { entry: added });
  const missing = entries.find(({ name }) => !there.has(name));
  if (missing || listed.size !== entries.length)
    throw new PackError('PACK.ENTRY_MISSING', 'An entry that the manifest lists is missing, or is listed twice.', {
      entry: missing?.name ?? '',
    });
};

const changed = (reason: string): PackError =>
  new PackError('PACK.MANIFEST_CHANGED', reason, { entry: 'manifest.json' });
