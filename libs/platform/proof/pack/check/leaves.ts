import { TreeRun } from './tree-run.js';

export const LEAF = 32;

/** Roots of the tree over these leaf hashes at some sizes, in one pass. */
export const rootsAt = (leaves: Buffer, sizes: readonly number[]): ReadonlyMap<number, Buffer> => {
  const roots = new Map<number, Buffer>();
  const run = new TreeRun();
  for (const size of [...sizes].sort((a, b) => a - b)) {
    while (run.size < size) run.add(leaves, run.size * LEAF);
    roots.set(size, run.root());
  }
  return roots;
};

/** The leaf hashes of the first `size` events, one by one, for paths. */
export const leavesOfTree = (leaves: Uint8Array, size: number): Uint8Array[] =>
  Array.from({ length: size }, (_, index) => leaves.subarray(index * LEAF, (index + 1) * LEAF));
