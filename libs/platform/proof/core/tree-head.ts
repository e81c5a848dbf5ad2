import { ProofFormatError } from './proof.error.js';
import type { Sha256 } from './sha256.js';

/** The hash over two subtrees: SHA-256(0x01, left, right). RFC 9162, section 2.1.1. */
export const nodeHash = (sha256: Sha256, left: Uint8Array, right: Uint8Array): Uint8Array => {
  const bytes = new Uint8Array(1 + left.length + right.length);
  bytes[0] = 1;
  bytes.set(left, 1);
  bytes.set(right, 1 + left.length);
  return sha256(bytes);
};

/** The root over leaf hashes; of none it is the SHA-256 of nothing. */
export const rootOf = (sha256: Sha256, leafHashes: Iterable<Uint8Array>): Uint8Array => {
  const head = new TreeHead(sha256);
  for (const leafHash of leafHashes) head.add(leafHash);
  return head.root();
};

/** Told of a subtree that is now complete: the hash over the leaves `index * 2^level` to `(index + 1) * 2^level - 1`. */
export type Completed = (level: number, index: number, hash: Uint8Array) => void;

/**
 * A tree that only grows, held by the roots of its complete subtrees: one for each bit of its size, the largest first.
 * It may be put away as `size` and `peaks` and taken up again.
 */
export class TreeHead {
  private count: number;
  private readonly stack: Uint8Array[];

  constructor(
    private readonly sha256: Sha256,
    from: { readonly size: number; readonly peaks: readonly Uint8Array[] } = { size: 0, peaks: [] },
  ) {
    if (from.peaks.length !== bitsOf(from.size)) {
      throw new ProofFormatError('PROOF.OUT_OF_RANGE', 'A tree has as many peaks as its size has bits.');
    }
    this.count = from.size;
    this.stack = [...from.peaks];
  }

  get size(): number {
    return this.count;
  }

  /** Roots of the complete subtrees, the largest first. */
  get peaks(): readonly Uint8Array[] {
    return this.stack;
  }

  /** Takes the next leaf hash. `completed` hears of every subtree that it completes, the leaf itself among them. */
  add(leafHash: Uint8Array, completed?: Completed): void {
    let hash = leafHash;
    let index = this.count;
    completed?.(0, index, hash);
    for (let level = 1; index % 2 === 1; level++) {
      hash = nodeHash(this.sha256, this.stack.pop() as Uint8Array, hash);
      index = (index - 1) / 2;
      completed?.(level, index, hash);
    }
    this.stack.push(hash);
    this.count++;
  }

  /** The root at the present size. */
  root(): Uint8Array {
    const [last, ...others] = [...this.stack].reverse();
    if (!last) return this.sha256(new Uint8Array());
    return others.reduce((right, left) => nodeHash(this.sha256, left, right), last);
  }
}

const bitsOf = (size: number): number => {
  if (!Number.isSafeInteger(size) || size < 0) {
    throw new ProofFormatError('PROOF.OUT_OF_RANGE', 'The size of a tree is a whole number from 0.');
  }
  let bits = 0;
  for (let rest = size; rest > 0; rest = Math.floor(rest / 2)) bits += rest % 2;
  return bits;
};
