import type { Uuid } from '#platform/kernel/event.js';
import type { PoolClient } from '#platform/postgres/open-pool.js';
import { inclusionRanges, nodeHash, rootOf } from './core/merkle.js';
import type { LeafRange } from './core/merkle.js';
import { ProofError } from './proof.errors.js';
import { sha256 } from './sha256.js';

/** Which tree is read: one history of one tenant. */
export interface TreeName {
  readonly tenantId: Uuid;
  readonly history: number;
}

/** Without a name: the plan that a server keeps for any list was seen to read a whole record for some of its leaves. */
const NODES = {
  text: `SELECT n.level, n.index, n.hash FROM unnest($3::smallint[], $4::bigint[]) AS u (level, index)
    JOIN platform.log_node n ON n.level = u.level AND n.index = u.index
    WHERE n.tenant_id = $1 AND n.history = $2`,
} as const;
const LEAVES = {
  text: 'SELECT position, leaf_hash FROM store.event WHERE tenant_id = $1 AND position = ANY ($2::bigint[])',
} as const;

/** Levels at which complete subtrees are kept. */
export const KEPT_LEVELS = [8, 16, 24] as const;
const WIDTHS = [...KEPT_LEVELS].reverse().map((level) => ({ level, width: 2 ** level }));

/** A range as pieces that are kept whole, and of leaves where they are too small for that. */
interface Piece extends LeafRange {
  /** 0: the leaves themselves. */
  readonly level: number;
}

/** What is read for a range: from the largest kept subtrees in the middle out to leaves at both ends. */
const piecesOf = ({ from, to }: LeafRange, widths = WIDTHS): Piece[] => {
  const [largest, ...smaller] = widths;
  if (from >= to) return [];
  if (!largest) return [{ from, to, level: 0 }];
  const first = Math.ceil(from / largest.width) * largest.width;
  const last = Math.floor(to / largest.width) * largest.width;
  if (first >= last) return piecesOf({ from, to }, smaller);
  return [
    ...piecesOf({ from, to: first }, smaller),
    { from: first, to: last, level: largest.level },
    ...piecesOf({ from: last, to }, smaller),
  ];
};

/**
 * Hashes over ranges of leaves, from kept subtrees and at most 255 leaves at each end. The client's transaction must
 * see the tenant. Ranges must be such as paths have: within one complete subtree, or at the right edge.
 */
export const rangeHashes = async (
  client: PoolClient,
  tree: TreeName,
  ranges: readonly LeafRange[],
): Promise<readonly Uint8Array[]> => {
  const pieces = ranges.map((range) => piecesOf(range));
  const hashes = await readPieces(client, tree, pieces.flat());
  return pieces.map((list) => joined(list.flatMap((piece) => unitsOf(piece, hashes))));
};

/** The root at a size that the stored tree has reached. */
export const storedRoot = async (client: PoolClient, tree: TreeName, size: number): Promise<Uint8Array> => {
  if (size === 0) return rootOf(sha256, []);
  const [root] = await rangeHashes(client, tree, [{ from: 0, to: size }]);
  return root as Uint8Array;
};

/** The inclusion path of a leaf at a size that the stored tree has reached. */
export const storedInclusion = (
  client: PoolClient,
  tree: TreeName,
  { index, size }: { readonly index: number; readonly size: number },
): Promise<readonly Uint8Array[]> => rangeHashes(client, tree, inclusionRanges(index, size));

type Hashes = ReadonlyMap<string, Uint8Array>;
/** One complete subtree: its height and where it begins. */
interface Unit {
  readonly level: number;
  readonly from: number;
  readonly hash: Uint8Array;
}

const readPieces = async (client: PoolClient, tree: TreeName, pieces: readonly Piece[]): Promise<Hashes> => {
  const { tenantId, history } = tree;
  const units = pieces.flatMap((piece) => placesIn(piece));
  const kept = units.filter(({ level }) => level > 0);
  const bare = units.filter(({ level }) => level === 0);
  const hashes = new Map<string, Uint8Array>();
  if (kept.length > 0) {
    const { rows } = await client.query<{ level: number; index: string; hash: Buffer }>({
      ...NODES,
      values: [tenantId, history, kept.map(({ level }) => level), kept.map(({ index }) => index)],
    });
    for (const { level, index, hash } of rows) hashes.set(`${String(level)}:${index}`, hash);
  }
  if (bare.length > 0) {
    const { rows } = await client.query<{ position: string; leaf_hash: Buffer }>({
      ...LEAVES,
      values: [tenantId, bare.map(({ index }) => index + 1)],
    });
    for (const { position, leaf_hash: hash } of rows) hashes.set(`0:${String(Number(position) - 1)}`, hash);
  }
  return hashes;
};

/** Complete subtrees of a piece, by their height and their number in that row. */
const placesIn = ({ from, to, level }: Piece): { readonly level: number; readonly index: number }[] => {
  const width = 2 ** level;
  return Array.from({ length: (to - from) / width }, (_, n) => ({ level, index: from / width + n }));
};

const unitsOf = (piece: Piece, hashes: Hashes): Unit[] =>
  placesIn(piece).map(({ level, index }) => {
    const hash = hashes.get(`${String(level)}:${String(index)}`);
    if (hash) return { level, from: index * 2 ** level, hash };
    const message = `A part of the tree is missing: level ${String(level)}, index ${String(index)}.`;
    throw new ProofError('PROOF.FORK', message);
  });

/** Subtrees side by side, put together as RFC 9162 does: two of one height become one, and the rest from the right. */
const joined = (units: readonly Unit[]): Uint8Array => {
  const stack: Unit[] = [];
  for (const unit of units) {
    let last = unit;
    for (let left = stack.at(-1); left && isPair(left, last); left = stack.at(-1)) {
      stack.pop();
      last = { level: last.level + 1, from: left.from, hash: nodeHash(sha256, left.hash, last.hash) };
    }
    stack.push(last);
  }
  const [rightmost, ...others] = stack.reverse();
  return others.reduce((right, left) => nodeHash(sha256, left.hash, right), (rightmost as Unit).hash);
};

const isPair = (left: Unit, right: Unit): boolean =>
  left.level === right.level && left.from % 2 ** (left.level + 1) === 0;
