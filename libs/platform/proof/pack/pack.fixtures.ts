import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import { formatCheckpoint, originOf } from '../core/checkpoint.js';
import { formatNote, keyHash, verifierKey } from '../core/note.js';
import { newPair, signerOf, type RawPair } from '../ed25519.js';
import { sha256 } from '../sha256.js';
import { EventLines } from './check/event-line.js';
import { LEAF, rootsAt } from './check/leaves.js';
import type { PackRecord } from './pack-format.js';
import { eventLine, withheldLine } from './write/event-text.js';
import type { EventText, PackPlan, RecordSource } from './write/pack-plan.js';
import { writePack, type PackWritten } from './write/pack-writer.js';

/** A key of a log that nobody else has. */
export interface TestKey {
  readonly name: string;
  readonly verifierKey: string;
  readonly sign: (text: string) => string;
}

export const testKey = (name = 'records.example.org/log', pair: RawPair = newPair()): TestKey => {
  const sign = signerOf(pair);
  const hash = keyHash(sha256, name, pair.publicKey);
  return {
    name,
    verifierKey: verifierKey(sha256, name, pair.publicKey),
    sign: (text) => formatNote({ text, signatures: [{ name, keyHash: hash, signature: sign(Buffer.from(text)) }] }),
  };
};

/** A UUID that follows from a text: fixtures have the same bytes each time. */
export const uuidOf = (text: string): string => {
  const hex = createHash('sha256').update(text).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
};

export const TENANT = uuidOf('tenant');

/** The line of an event of a made-up record: a request or a signature with a sealed name, a text now and then. */
export const lineOf = (tenantId: string, position: number): string => {
  const id = (what: string): string => uuidOf(`${tenantId} ${position} ${what}`);
  const sealed = `sealed:1:${id('person')}:typedName:${Buffer.from(id('key')).toString('base64url').slice(0, 22)}:`;
  const box = createHash('sha512').update(id('box')).digest('base64url');
  const body = {
    campaignId: uuidOf('campaign'),
    personId: id('person'),
    requestId: id('request'),
    typedName: sealed + box,
  };
  const second = new Date(Date.UTC(2025, 0, 1) + position * 61_000).toISOString().slice(0, 19);
  const placed = {
    position,
    recordedAt: `${second}.${String((position * 7919) % 1e6).padStart(6, '0')}Z`,
    version: (position % 5) + 1,
  };
  if (position % 97 === 0) return withheldLine(createHash('sha256').update(id('breach')).digest('hex'), placed);
  return eventLine({
    ...{ tenantId, streamId: `request-${id('request')}`, eventId: id('event'), type: 'AcknowledgementSigned' },
    ...{ schemaVersion: 1, occurredAt: `${second}.000000Z`, actorId: id('actor'), causationId: null },
    ...{ correlationId: id('correlation'), bodyText: canonicalize(body) ?? '' },
    ...placed,
  });
};

export interface MadeRecord {
  readonly tenantId?: string;
  /** Leaves in the tree. */
  readonly size: number;
  readonly first?: number;
  readonly last?: number;
  /** Sizes of earlier checkpoints. */
  readonly earlier?: readonly number[];
  readonly key: TestKey;
  /** Lines that stand in the log instead of the made-up ones, by position; their leaves are in the tree. */
  readonly lines?: (position: number) => string;
}

/** The leaf hash that a line gives. */
export const leafOf = (tenantId: string, line: string): Buffer => {
  const lines = new EventLines(tenantId);
  const bytes = Buffer.from(line);
  if (!lines.read(bytes, 0, bytes.length)) throw new Error('The line is not written as lines are.');
  return Buffer.from(lines.found.leaf, 'latin1');
};

/** A checkpoint of a tree over these leaf hashes. */
export const noteOf = (key: TestKey, tenantId: string, leaves: Buffer, size: number): string => {
  const root = rootsAt(leaves, [size]).get(size) as Buffer;
  const origin = originOf({ logName: key.name, tenantId, history: 1 });
  return key.sign(formatCheckpoint({ origin, size, root, extensions: [] }));
};

/** The parts of a record as the store would give them. */
export const sourceOf = (made: MadeRecord): RecordSource & { readonly tree: Buffer } => {
  const { tenantId = TENANT, size, first = 1, last = size, earlier = [], key } = made;
  const line = made.lines ?? ((position: number) => lineOf(tenantId, position));
  const tree = Buffer.concat(Array.from({ length: size }, (_, n) => leafOf(tenantId, line(n + 1))));
  const checkpoints = [...earlier, size];
  const positions = Array.from({ length: last - first + 1 }, (_, n) => first + n);
  const record: PackRecord = {
    ...{ tenantId, kind: 'school', name: { en: 'Hill School', cy: 'Ysgol y Bryn' }, first, last, size, checkpoints },
    withheld: positions.filter((position) => line(position).startsWith('{"contentHash"')).length,
  };
  return {
    record,
    tree,
    checkpoints: new Map(checkpoints.map((at) => [at, noteOf(key, tenantId, tree, at)])),
    events: async function* () {
      for (let n = 0; n < positions.length; n += 500)
        yield positions
          .slice(n, n + 500)
          .map((position): EventText => ({ position, line: line(position), intact: true }));
    },
    leaves: () => Promise.resolve(tree.subarray(0, size * LEAF)),
    rows: async function* () {
      yield ['{"fromPosition":1}'];
    },
    files: () => Promise.resolve([{ name: 'policies.csv', content: Buffer.from('title\r\nSocial media\r\n') }]),
  };
};

/** A plan over records, signed by one key. */
export const planOf = (key: TestKey, records: readonly RecordSource[], sign = key.sign): PackPlan => ({
  about: {
    ...{ log: key.name, from: null, to: '2026-11-21', opened: false, readModels: [{ name: 'policy', version: 2 }] },
    scope: {
      kind: 'school',
      id: records[0]?.record.tenantId ?? TENANT,
      name: { en: 'Hill School', cy: 'Ysgol y Bryn' },
    },
  },
  records,
  files: [
    { name: 'VERIFY.md', content: Buffer.from('# Check this pack\n') },
    { name: 'keys.txt', content: Buffer.from(`${key.verifierKey}\n`) },
  ],
  sign,
});

/** A pack in memory. */
export const packOf = async (plan: PackPlan): Promise<PackWritten & { readonly file: Buffer }> => {
  const parts: Uint8Array[] = [];
  const written = await writePack(plan, async (bytes) => void parts.push(bytes));
  return { ...written, file: Buffer.concat(parts) };
};
