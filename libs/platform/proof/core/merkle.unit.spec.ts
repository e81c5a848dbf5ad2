import { createHash } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { toHex, fromHex } from './base64.js';
import {
  consistencyPath,
  inclusionPath,
  rootOf,
  subtreesOf,
  TreeHead,
  verifyConsistency,
  verifyInclusion,
} from './merkle.js';

const sha256 = (bytes: Uint8Array): Uint8Array => createHash('sha256').update(bytes).digest();
const leaf = (bytes: Uint8Array): Uint8Array => sha256(new Uint8Array([0, ...bytes]));
const numbered = (count: number): Uint8Array[] =>
  Array.from({ length: count }, (_, i) => leaf(Buffer.from(`leaf ${i}`)));

/** The eight inputs that implementations of RFC 6962 are compared by, and the roots over the first 0 to 8 of them. */
const INPUTS = ['', '00', '10', '2021', '3031', '40414243', '5051525354555657', '606162636465666768696a6b6c6d6e6f'];
const ROOTS = [
  'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
];

const MOST = 300;
const leaves = numbered(MOST);
const tree = subtreesOf(sha256, leaves);
const roots = (() => {
  const head = new TreeHead(sha256);
  return [head.root(), ...leaves.map((each) => (head.add(each), head.root()))];
})();
const rootAt = (size: number): Uint8Array => roots[size] as Uint8Array;

/** The definition of RFC 9162, section 2.1.1, word by word and slow: the oracle. */
const defined = (from: number, to: number): Uint8Array => {
  const width = to - from;
  if (width === 0) return sha256(new Uint8Array());
  if (width === 1) return leaves[from] as Uint8Array;
  const split = from + 2 ** Math.floor(Math.log2(width - 1));
  return sha256(new Uint8Array([1, ...defined(from, split), ...defined(split, to)]));
};

describe('The tree of RFC 9162', () => {
  it('has the reference roots at sizes 0 to 8', () => {
    const hashes = INPUTS.map((input) => leaf(fromHex(input)));
    expect(ROOTS.map((_, size) => toHex(rootOf(sha256, hashes.slice(0, size))))).toEqual(ROOTS);
  });

  it('has at each size from 0 to 300 the root of the definition', () => {
    const wrong = roots
      .map((root, size) => [size, toHex(root) === toHex(defined(0, size))])
      .filter(([, same]) => !same);
    expect(wrong).toEqual([]);
  });

  it('goes on from its peaks where it was put away', () => {
    for (const size of [0, 1, 2, 7, 8, 100, 255, 256, 299]) {
      const first = new TreeHead(sha256);
      for (const each of leaves.slice(0, size)) first.add(each);
      const again = new TreeHead(sha256, { size: first.size, peaks: [...first.peaks] });
      for (const each of leaves.slice(size)) again.add(each);
      expect(toHex(again.root())).toBe(toHex(rootAt(MOST)));
    }
  });

  it('tells of each complete subtree once, with its hash', () => {
    const told = new Map<string, string>();
    const head = new TreeHead(sha256);
    for (const each of leaves) {
      head.add(each, (level, index, hash) => {
        expect(told.has(`${level}:${index}`)).toBe(false);
        told.set(`${level}:${index}`, toHex(hash));
      });
    }
    expect(told.get('8:0')).toBe(toHex(defined(0, 256)));
    expect(told.get('5:8')).toBe(toHex(defined(256, 288)));
    expect(told.get('0:299')).toBe(toHex(leaves[299] as Uint8Array));
    expect(told.size).toBe(300 + 150 + 75 + 37 + 18 + 9 + 4 + 2 + 1);
  });

  it('refuses peaks that do not fit its size', () => {
    expect(() => new TreeHead(sha256, { size: 3, peaks: [rootAt(2)] })).toThrow('as many peaks');
    expect(() => new TreeHead(sha256, { size: -1, peaks: [] })).toThrow('whole number');
  });
});

describe('Proofs over trees of 1 to 300 leaves', () => {
  it('show every leaf of every tree to be in it, and at no other index or size', () => {
    let [held, fell] = [0, 0];
    for (let size = 1; size <= MOST; size++) {
      for (let index = 0; index < size; index++) {
        const path = inclusionPath(sha256, tree, index, size);
        const proof = { leafHash: leaves[index] as Uint8Array, index, size, path, root: rootAt(size) };
        if (verifyInclusion(sha256, proof)) held++;
        // One other index a proof, in turns, is enough to see each pair of indices over the sizes.
        const other = (index + 1 + (size % 7)) % size;
        if (other !== index && verifyInclusion(sha256, { ...proof, index: other })) fell++;
      }
    }
    expect({ held, fell }).toEqual({ held: (MOST * (MOST + 1)) / 2, fell: 0 });
  });

  it('show every tree to begin with every smaller one', () => {
    let held = 0;
    for (let to = 0; to <= MOST; to++) {
      for (let from = 0; from <= to; from++) {
        const path = consistencyPath(sha256, tree, from, to);
        if (verifyConsistency(sha256, { from, to, fromRoot: rootAt(from), toRoot: rootAt(to), path })) held++;
      }
    }
    expect(held).toBe(((MOST + 1) * (MOST + 2)) / 2);
  });

  it('are the same from a list of leaves and from kept subtrees', () => {
    for (const [index, size] of [
      [0, 1],
      [6, 7],
      [255, 256],
      [256, 257],
      [130, 300],
    ] as const) {
      expect(inclusionPath(sha256, leaves, index, size).map(toHex)).toEqual(
        inclusionPath(sha256, tree, index, size).map(toHex),
      );
      expect(consistencyPath(sha256, leaves, index + 1, size).map(toHex)).toEqual(
        consistencyPath(sha256, tree, index + 1, size).map(toHex),
      );
    }
  });

  it('fall when any bit of them is another, when a hash is missing, and when one is too many', () => {
    const random = (() => {
      let state = 20261121;
      return (below: number) => (state = (state * 48271) % 2147483647) % below;
    })();
    const flipped = (hash: Uint8Array): Uint8Array => {
      const copy = Uint8Array.from(hash);
      const at = random(copy.length);
      copy[at] = (copy[at] ?? 0) ^ (1 << random(8));
      return copy;
    };
    for (let round = 0; round < 500; round++) {
      const size = 2 + random(MOST - 1);
      const from = 1 + random(size - 1);
      const path = consistencyPath(sha256, tree, from, size);
      const proof = { from, to: size, fromRoot: rootAt(from), toRoot: rootAt(size), path };
      const at = random(path.length);
      expect(
        verifyConsistency(sha256, { ...proof, path: path.map((each, i) => (i === at ? flipped(each) : each)) }),
      ).toBe(false);
      expect(verifyConsistency(sha256, { ...proof, fromRoot: flipped(rootAt(from)) })).toBe(false);
      expect(verifyConsistency(sha256, { ...proof, toRoot: flipped(rootAt(size)) })).toBe(false);
      expect(verifyConsistency(sha256, { ...proof, path: path.slice(1) })).toBe(false);
      expect(verifyConsistency(sha256, { ...proof, path: [...path, rootAt(1)] })).toBe(false);

      const index = random(size);
      const steps = inclusionPath(sha256, tree, index, size);
      const inclusion = { leafHash: leaves[index] as Uint8Array, index, size, path: steps, root: rootAt(size) };
      const step = random(steps.length);
      expect(
        verifyInclusion(sha256, { ...inclusion, path: steps.map((each, i) => (i === step ? flipped(each) : each)) }),
      ).toBe(false);
      expect(verifyInclusion(sha256, { ...inclusion, leafHash: flipped(inclusion.leafHash) })).toBe(false);
      expect(verifyInclusion(sha256, { ...inclusion, path: steps.slice(1) })).toBe(false);
      expect(verifyInclusion(sha256, { ...inclusion, path: [...steps, rootAt(1)] })).toBe(false);
    }
  });

  it('are not made beyond the tree, and what is out of range is false and no fault', () => {
    expect(() => inclusionPath(sha256, leaves, 300, 300)).toThrow('beyond the tree');
    expect(() => inclusionPath(sha256, leaves, 3, 301)).toThrow('300 leaves');
    expect(() => consistencyPath(sha256, leaves, 5, 4)).toThrow('cannot begin');
    expect(() => consistencyPath(sha256, tree, 1.5, 4)).toThrow('whole number');
    const root = rootAt(1);
    for (const [index, size] of [
      [1, 1],
      [-1, 1],
      [0, 0],
      [0.5, 1],
      [NaN, 1],
      [0, Infinity],
    ] as const) {
      expect(verifyInclusion(sha256, { leafHash: root, index, size, path: [], root })).toBe(false);
    }
    expect(verifyConsistency(sha256, { from: 2, to: 1, fromRoot: root, toRoot: root, path: [] })).toBe(false);
    expect(verifyConsistency(sha256, { from: 0, to: 1, fromRoot: root, toRoot: root, path: [] })).toBe(false);
    const short = root.slice(1);
    expect(verifyInclusion(sha256, { leafHash: short, index: 0, size: 1, path: [], root: short })).toBe(false);
  });

  it('hold for sizes that 32 bits cannot count', () => {
    const size = 2 ** 40 + 1;
    const leafHash = leaves[0] as Uint8Array;
    const big = rootAt(7);
    const root = sha256(new Uint8Array([1, ...big, ...leafHash]));
    expect(verifyInclusion(sha256, { leafHash, index: size - 1, size, path: [big], root })).toBe(true);
    expect(verifyConsistency(sha256, { from: size - 1, to: size, fromRoot: big, toRoot: root, path: [leafHash] })).toBe(
      true,
    );
  });
});
