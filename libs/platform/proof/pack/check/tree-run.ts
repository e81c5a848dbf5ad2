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
  add(leaves: Uint8Array, offset: number): void {
    this.stack.set(leaves.subarray(offset, offset + HASH), this.depth * HASH);
    this.depth += 1;
    for (let index = this.count; index % 2 === 1; index = (index - 1) / 2) this.join(this.stack);
    this.count += 1;
  }

  /** The root at this size; the run goes on from here. */
  root(): Buffer {
    if (this.count === 0) return Buffer.from(digest(new Uint8Array()), 'latin1');
    const kept = { stack: Buffer.from(this.stack), depth: this.depth };
    while (this.depth > 1) this.join(this.stack);
    const root = Buffer.from(this.stack.subarray(0, HASH));
    this.stack.set(kept.stack);
    this.depth = kept.depth;
    return root;
  }

  /** Puts the hash over the last two subtrees in their place. */
  private join(stack: Buffer): void {
    const left = (this.depth - 2) * HASH;
    stack.copy(this.node, 1, left, left + 2 * HASH);
    stack.latin1Write(digest(this.node), left, HASH);
    this.depth -= 1;
  }
}
