import { ProofFormatError } from './proof.error.js';
import { nodeHash, rootOf } from './tree-head.js';
import type { Sha256 } from './sha256.js';

/** Leaves `from` to `to - 1`; the hash over them is one element of a path. */
export interface LeafRange {
  readonly from: number;
  readonly to: number;
}

/** The hash over the leaves `from` to `to - 1`, wherever it comes from. */
export type SubtreeReader = (range: LeafRange) => Uint8Array;

/**
 * The ranges whose hashes are the inclusion path of a leaf, in the order of RFC 9162, section 2.1.3.1: from the leaf up.
 * Who keeps subtrees elsewhere reads them by this; `inclusionPath` does both.
 */
export const inclusionRanges = (index: number, size: number): LeafRange[] => {
  checkWhole({ index, size });
  if (index >= size) throw outOfRange(`Leaf ${String(index)} is beyond the tree of ${String(size)} leaves.`);
  const path: LeafRange[] = [];
  let [from, to] = [0, size];
  while (to - from > 1) {
    const middle = from + splitOf(to - from);
    if (index < middle) {
      path.push({ from: middle, to });
      to = middle;
    } else {
      path.push({ from, to: middle });
      from = middle;
    }
  }
  return path.reverse();
};

/**
 * The ranges whose hashes prove that the tree of `from` leaves is the beginning of the tree of `to`, in the order of
 * RFC 9162, section 2.1.4.1. None for the same size, and none from the empty tree, with which every tree begins.
 */
export const consistencyRanges = (from: number, to: number): LeafRange[] => {
  checkWhole({ from, to });
  if (from > to) throw outOfRange(`A tree of ${String(to)} leaves cannot begin with one of ${String(from)}.`);
  if (from === 0 || from === to) return [];
  const path: LeafRange[] = [];
  let [start, end] = [0, to];
  while (from !== end) {
    const middle = start + splitOf(end - start);
    if (from <= middle) {
      path.push({ from: middle, to: end });
      end = middle;
    } else {
      path.push({ from: start, to: middle });
      start = middle;
    }
  }
  // Whoever checks knows the smaller root; where it is a subtree of the larger tree it is not sent.
  if (start !== 0) path.push({ from: start, to: end });
  return path.reverse();
};

/** Hashes that lead from a leaf to the root at `size`. */
export const inclusionPath = (
  sha256: Sha256,
  tree: readonly Uint8Array[] | SubtreeReader,
  index: number,
  size: number,
): Uint8Array[] => inclusionRanges(index, size).map(readerOf(sha256, tree, size));

/** Hashes that show the root at `from` to be within the root at `to`. */
export const consistencyPath = (
  sha256: Sha256,
  tree: readonly Uint8Array[] | SubtreeReader,
  from: number,
  to: number,
): Uint8Array[] => consistencyRanges(from, to).map(readerOf(sha256, tree, to));

/** Keeps all complete subtrees over the leaf hashes, twice as many as leaves, so that many paths are cheap. */
export const subtreesOf = (sha256: Sha256, leafHashes: readonly Uint8Array[]): SubtreeReader => {
  const levels: Uint8Array[][] = [[...leafHashes]];
  for (let below = levels[0] ?? []; below.length > 1;) {
    const level: Uint8Array[] = [];
    for (let i = 0; i + 1 < below.length; i += 2) level.push(nodeHash(sha256, at(below, i), at(below, i + 1)));
    levels.push(level);
    below = level;
  }
  const hashOf = ({ from, to }: LeafRange): Uint8Array => {
    const width = to - from;
    const level = Math.log2(width);
    if (Number.isInteger(level) && from % width === 0) return at(levels[level] ?? [], from / width);
    const middle = from + splitOf(width);
    return nodeHash(sha256, hashOf({ from, to: middle }), hashOf({ from: middle, to }));
  };
  return hashOf;
};

/** The largest power of two below the width: where RFC 9162 parts a tree. */
export const splitOf = (width: number): number => {
  let split = 1;
  while (split * 2 < width) split *= 2;
  return split;
};

const readerOf = (sha256: Sha256, tree: readonly Uint8Array[] | SubtreeReader, size: number): SubtreeReader => {
  if (typeof tree === 'function') return tree;
  if (tree.length < size) throw outOfRange(`The tree has ${String(tree.length)} leaves and not ${String(size)}.`);
  return ({ from, to }) => rootOf(sha256, tree.slice(from, to));
};

const at = (hashes: readonly Uint8Array[], index: number): Uint8Array => {
  const hash = hashes[index];
  if (!hash) throw outOfRange('The range is beyond the tree.');
  return hash;
};

const checkWhole = (numbers: Readonly<Record<string, number>>): void => {
  for (const [name, value] of Object.entries(numbers)) {
    if (!Number.isSafeInteger(value) || value < 0) throw outOfRange(`The ${name} must be a whole number from 0.`);
  }
};

const outOfRange = (message: string): ProofFormatError => new ProofFormatError('PROOF.OUT_OF_RANGE', message);
