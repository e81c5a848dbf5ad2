import { unzipSync } from 'fflate';
import canonicalize from 'canonicalize';
import { eventsIn, leavesOf, MANIFEST, MANIFEST_NOTE, type PackManifest } from './pack-format.js';
import { lineOf, uuidOf } from './pack.fixtures.js';
import { ZipWriter } from './zip/zip-writer.js';

/** Numbers that look like chance and follow from a seed. */
export type Dice = (below: number) => number;

export const diceOf = (seed: number): Dice => {
  let state = seed >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * below);
  };
};

/** A pack after somebody was at it, and where that must be found. */
export interface Tampered {
  readonly how: string;
  readonly file: Buffer;
  /** The event that must be named; null: any entry or the file itself. */
  readonly position: number | null;
}

/** A pack taken apart. */
export interface PackParts {
  readonly file: Buffer;
  readonly manifest: PackManifest;
  readonly tenantId: string;
  readonly lines: readonly string[];
  readonly entries: ReadonlyMap<string, Buffer>;
}

export const partsOf = (file: Buffer): PackParts => {
  const entries = new Map(Object.entries(unzipSync(file)).map(([name, content]) => [name, Buffer.from(content)]));
  const manifest = JSON.parse((entries.get(MANIFEST) ?? '').toString()) as PackManifest;
  const { tenantId = '' } = manifest.records[0] ?? {};
  const lines = [...entries]
    .filter(([name]) => name.startsWith(eventsIn(tenantId)))
    .map(([, content]) => content.toString());
  return { file, manifest, tenantId, lines: lines.join('').trimEnd().split('\n'), entries };
};

/** Puts a pack together again, well made, by somebody who has everything but the key. */
const packed = async (
  parts: PackParts,
  changed: ReadonlyMap<string, Buffer | null>,
  listed: boolean,
): Promise<Buffer> => {
  const written: Uint8Array[] = [];
  const zip = new ZipWriter(async (bytes) => void written.push(bytes));
  const all = new Map([...parts.entries, ...changed]);
  const [manifest, note] = [all.get(MANIFEST) ?? Buffer.alloc(0), all.get(MANIFEST_NOTE) ?? Buffer.alloc(0)];
  const others = [...all].filter(([name]) => name !== MANIFEST && name !== MANIFEST_NOTE);
  for (const [name, content] of others.sort(([a], [b]) => (a < b ? -1 : 1)))
    if (content) await zip.add(name, content, name.includes('/events/') ? 'stored' : 'packed');
  const own = { ...parts.manifest, entries: zip.entries };
  await zip.end(listed ? Buffer.from(`${canonicalize(own) ?? ''}\n`) : manifest, note);
  return Buffer.concat(written);
};

const withLines = (parts: PackParts, lines: readonly string[], listed: boolean): Promise<Buffer> => {
  const text = Buffer.from(`${lines.join('\n')}\n`);
  const [first, ...others] = [...parts.entries.keys()].filter((name) => name.startsWith(eventsIn(parts.tenantId)));
  const changed = new Map<string, Buffer | null>([[first ?? '', text]]);
  for (const name of others) changed.set(name, null);
  return packed(parts, changed, listed);
};

const firstOf = (parts: PackParts): number => parts.manifest.records[0]?.first ?? 1;

/** Another letter or digit in a text, at some place of it. */
const edited = (text: string, dice: Dice): string => {
  const at = dice(text.length);
  const other = String.fromCharCode(33 + ((text.charCodeAt(at) - 33 + 1 + dice(90)) % 93));
  return `${text.slice(0, at)}${other === text[at] ? '~' : other}${text.slice(at + 1)}`;
};

type Way = (parts: PackParts, dice: Dice) => Promise<Omit<Tampered, 'how'>> | Omit<Tampered, 'how'>;

/** At the bytes of the file. */
const BYTES: Readonly<Record<string, Way>> = {
  'flip a bit': ({ file }, dice) => {
    const changed = Buffer.from(file);
    const at = dice(file.length);
    changed[at] = (changed[at] ?? 0) ^ (1 << dice(8));
    return { file: changed, position: null };
  },
  truncate: ({ file }, dice) => ({ file: file.subarray(0, dice(file.length)), position: null }),
  'delete bytes': ({ file }, dice) => {
    const at = dice(file.length - 1);
    return { file: Buffer.concat([file.subarray(0, at), file.subarray(at + 1 + dice(200))]), position: null };
  },
  'insert bytes': ({ file }, dice) => {
    const at = dice(file.length + 1);
    const bytes = Buffer.from(Array.from({ length: 1 + dice(50) }, () => dice(256)));
    return { file: Buffer.concat([file.subarray(0, at), bytes, file.subarray(at)]), position: null };
  },
};

/** At what is in it, the file being well made again; half of them with a manifest that lists what is there now. */
const CONTENT: Readonly<Record<string, Way>> = {
  'edit an event': async (parts, dice) => {
    const at = dice(parts.lines.length);
    const lines = parts.lines.map((line, n) => (n === at ? edited(line, dice) : line));
    return { file: await withLines(parts, lines, dice(2) === 0), position: firstOf(parts) + at };
  },
  'delete an event': async (parts, dice) => {
    const at = dice(parts.lines.length);
    const lines = parts.lines.filter((_, n) => n !== at);
    return { file: await withLines(parts, lines, dice(2) === 0), position: firstOf(parts) + at };
  },
  'reorder events': async (parts, dice) => {
    const at = dice(parts.lines.length - 1);
    const lines = [...parts.lines];
    const later = at + 1 + dice(lines.length - at - 1);
    [lines[at], lines[later]] = [lines[later] ?? '', lines[at] ?? ''];
    return { file: await withLines(parts, lines, dice(2) === 0), position: firstOf(parts) + at };
  },
  'insert an event': async (parts, dice) => {
    const at = dice(parts.lines.length + 1);
    const position = firstOf(parts) + at;
    const lines = [...parts.lines.slice(0, at), lineOf(uuidOf('forger'), position), ...parts.lines.slice(at)];
    return { file: await withLines(parts, lines, dice(2) === 0), position };
  },
  'cut off the last events': async (parts, dice) => {
    const kept = dice(parts.lines.length);
    return { file: await withLines(parts, parts.lines.slice(0, kept), dice(2) === 0), position: firstOf(parts) + kept };
  },
  'swap an event with another record': async (parts, dice) => {
    const at = dice(parts.lines.length);
    const position = firstOf(parts) + at;
    const lines = parts.lines.map((line, n) => (n === at ? lineOf(uuidOf('other'), position) : line));
    return { file: await withLines(parts, lines, dice(2) === 0), position };
  },
  'change a leaf': async (parts, dice) => {
    const leaves = Buffer.from(parts.entries.get(leavesOf(parts.tenantId)) ?? []);
    const at = dice(leaves.length);
    leaves[at] = (leaves[at] ?? 0) ^ (1 << dice(8));
    return { file: await packed(parts, new Map([[leavesOf(parts.tenantId), leaves]]), dice(2) === 0), position: null };
  },
  'change another entry': async (parts, dice) => {
    const names = [...parts.entries.keys()].filter((name) => !/events|leaves|manifest/.test(name));
    const name = names[dice(names.length)] ?? '';
    const content = Buffer.from(parts.entries.get(name) ?? []);
    const at = dice(content.length);
    content[at] = (content[at] ?? 0) ^ (1 << dice(8));
    return { file: await packed(parts, new Map([[name, content]]), dice(2) === 0), position: null };
  },
  'add an entry': async (parts, dice) => ({
    file: await packed(parts, new Map([[`added-${dice(1e6)}.txt`, Buffer.from('x')]]), dice(2) === 0),
    position: null,
  }),
  'drop an entry': async (parts, dice) => {
    const names = [...parts.entries.keys()];
    return {
      file: await packed(parts, new Map([[names[dice(names.length)] ?? '', null]]), dice(2) === 0),
      position: null,
    };
  },
};

const WAYS = { ...BYTES, ...CONTENT };

/** One of all ways to tamper with a pack, chosen by dice. */
export const tampered = async (parts: PackParts, dice: Dice): Promise<Tampered> => {
  const names = Object.keys(WAYS);
  const how = names[dice(names.length)] ?? '';
  const way = WAYS[how];
  if (!way) throw new Error(`There is no way ${how}.`);
  return { how, ...(await way(parts, dice)) };
};
