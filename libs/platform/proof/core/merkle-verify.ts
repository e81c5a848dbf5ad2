import { nodeHash } from './tree-head.js';
import { HASH_BYTES, sameBytes } from './sha256.js';
import type { Sha256 } from './sha256.js';

/** That one leaf is in the tree which has this root. */
export interface InclusionProof {
  readonly leafHash: Uint8Array;
  /** 0 for the first leaf: position - 1. */
  readonly index: number;
  readonly size: number;
  readonly path: readonly Uint8Array[];
  readonly root: Uint8Array;
}

/** That the smaller tree is the beginning of the larger. */
export interface ConsistencyProof {
  readonly from: number;
  readonly to: number;
  readonly fromRoot: Uint8Array;
  readonly toRoot: Uint8Array;
  readonly path: readonly Uint8Array[];
}

/** RFC 9162, section 2.1.3.2. Anything that is not exactly a proof is false, and nothing is thrown. */
export const verifyInclusion = (sha256: Sha256, { leafHash, index, size, path, root }: InclusionProof): boolean => {
  if (!areWhole(index, size) || index >= size || !areHashes([leafHash, root, ...path])) return false;
  const steps = stepsOf({ at: index, last: size - 1 }, path);
  return steps !== null && sameBytes(climb(sha256, leafHash, steps), root);
};

/** RFC 9162, section 2.1.4.2. Every tree begins with the empty one, and with itself; both need no path. */
export const verifyConsistency = (sha256: Sha256, proof: ConsistencyProof): boolean => {
  const { from, to, fromRoot, toRoot, path } = proof;
  if (!areWhole(from, to) || from > to || !areHashes([fromRoot, toRoot, ...path])) return false;
  if (from > 0 && from < to) return leadsToBoth(sha256, proof);
  return path.length === 0 && sameBytes(fromRoot, from === to ? toRoot : sha256(new Uint8Array()));
};

/** For 0 < from < to: climbs both trees, from the largest complete subtree that ends where the smaller one does. */
const leadsToBoth = (sha256: Sha256, { from, to, fromRoot, toRoot, path }: ConsistencyProof): boolean => {
  let [at, last] = [from - 1, to - 1];
  while (at % 2 === 1) [at, last] = [half(at), half(last)];
  // A smaller tree that is one complete subtree is the first hash itself, and is not sent.
  const [first, ...others] = at === 0 ? [fromRoot, ...path] : path;
  const steps = stepsOf({ at, last }, others);
  if (!first || !steps) return false;
  const inBoth = steps.filter(({ fromLeft }) => fromLeft);
  return sameBytes(climb(sha256, first, inBoth), fromRoot) && sameBytes(climb(sha256, first, steps), toRoot);
};

/** A sibling on the way up, and on which side of the way it stands. */
interface Step {
  readonly sibling: Uint8Array;
  readonly fromLeft: boolean;
}

/** The way up from a node of one row, which ends at `last`; null unless the path leads exactly to the top. */
const stepsOf = (start: { readonly at: number; readonly last: number }, path: readonly Uint8Array[]): Step[] | null => {
  let { at, last } = start;
  const steps: Step[] = [];
  for (const sibling of path) {
    if (last === 0) return null;
    const fromLeft = at % 2 === 1 || at === last;
    steps.push({ sibling, fromLeft });
    // At the right edge a node has no sibling in some rows.
    while (fromLeft && at % 2 === 0 && at !== 0) [at, last] = [half(at), half(last)];
    [at, last] = [half(at), half(last)];
  }
  return last === 0 ? steps : null;
};

const climb = (sha256: Sha256, from: Uint8Array, steps: readonly Step[]): Uint8Array =>
  steps.reduce(
    (hash, { sibling, fromLeft }) => (fromLeft ? nodeHash(sha256, sibling, hash) : nodeHash(sha256, hash, sibling)),
    from,
  );

/** Trees may have more leaves than the 32 bits that shifts work on. */
const half = (value: number): number => Math.floor(value / 2);

const areWhole = (...values: readonly number[]): boolean =>
  values.every((value) => Number.isSafeInteger(value) && value >= 0);

const areHashes = (values: readonly Uint8Array[]): boolean => values.every(({ length }) => length === HASH_BYTES);
