import { digest } from './digest.js';

const HASH = 32;
const LEVELS = 53;

/**
 * The root of a tree of RFC 9162 as its leaves pass by: what `TreeHead` of the core does, over one buffer and without
 * making an object a leaf.
 */
export class TreeRun {
  /** Roots of the complete subtrees, the largest first, end to end. */
  private readonly stack = Buffer.alloc(LEVELS * HASH);
  private readonly node = Buffer.alloc(1 + 2 * HASH);
  private depth = 0;
  private count = 0;

  constructor() {
    this.node[0] = 1;
  }

  get size(): number {
    return this.count;
  }

  /** Takes the leaf hash that begins at `offset`. */
  add(leaves: Buffer, offset: number): void {
    leaves.copy(this.stack, this.depth * HASH, offset, offset + HASH);
    this.depth += 1;
    for (let index = this.count; index % 2 === 1; index = (index - 1) / 2) this.join();
    this.count += 1;
  }

  /** The root at this size; the run goes on from here. */
  root(): Buffer {
    if (this.count === 0) return Buffer.from(digest(new Uint8Array()), 'latin1');
    const kept = { stack: Buffer.from(this.stack), depth: this.depth };
    while (this.depth > 1) this.join();
    const root = Buffer.from(this.stack.subarray(0, HASH));
    this.stack.set(kept.stack);
    this.depth = kept.depth;
    return root;
  }

  /** Puts the hash over the last two subtrees in their place. */
  private join(): void {
    const { stack } = this;
    const left = (this.depth - 2) * HASH;
    stack.copy(this.node, 1, left, left + 2 * HASH);
    stack.write(digest(this.node), left, 'latin1');
    this.depth -= 1;
  }
}
