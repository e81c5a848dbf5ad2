import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { signerOf, verifyEd25519 } from '../ed25519.js';
import { fromBase64, toBase64 } from './base64.js';
import { parseCheckpoint } from './checkpoint.js';
import { consistencyPath, inclusionPath, subtreesOf, TreeHead } from './merkle.js';
import { formatNote, parseNote, parseVerifierKey, signersOf, verifierKey } from './note.js';

const sha256 = (bytes: Uint8Array): Uint8Array => createHash('sha256').update(bytes).digest();

/** Made by Go's golang.org/x/mod/sumdb: `cd infra/tools/tlog && go run . golden`. */
const golden = JSON.parse(readFileSync(join(import.meta.dirname, 'fixtures', 'tlog-trees.json'), 'utf8')) as {
  readonly roots: readonly string[];
  readonly paths: number;
  readonly inclusionPaths: string;
  readonly consistencyPaths: string;
  readonly note: { readonly seed: string; readonly verifierKey: string; readonly signed: string };
};
const leaves = golden.roots.map((_, n) => sha256(Buffer.from(`\0leaf ${String(n)}`)));

describe("Go's transparency log", () => {
  it('has the same roots over the first 1 to 300 leaves', () => {
    const head = new TreeHead(sha256);
    const roots = leaves.map((leaf) => {
      head.add(leaf);
      return toBase64(head.root());
    });
    expect(roots).toHaveLength(300);
    expect(roots).toEqual(golden.roots);
  });

  it('has the same inclusion and consistency paths in all of those trees', () => {
    const tree = subtreesOf(sha256, leaves);
    const [inclusion, consistency] = [createHash('sha256'), createHash('sha256')];
    let paths = 0;
    for (let size = 1; size <= leaves.length; size++) {
      for (let index = 0; index < size; index++) {
        for (const hash of inclusionPath(sha256, tree, index, size)) inclusion.update(hash);
        for (const hash of consistencyPath(sha256, tree, index + 1, size)) consistency.update(hash);
        paths += 2;
      }
    }
    expect(paths).toBe(golden.paths);
    expect(inclusion.digest('hex')).toBe(golden.inclusionPaths);
    expect(consistency.digest('hex')).toBe(golden.consistencyPaths);
  });

  it('signs the same note with the same key, to the byte, and writes the same verifier key', async () => {
    const { seed, verifierKey: text, signed } = golden.note;
    const key = parseVerifierKey(sha256, text);
    expect(verifierKey(sha256, key.name, key.publicKey)).toBe(text);
    const note = parseNote(signed);
    expect(await signersOf(note, [key], verifyEd25519)).toEqual([key]);
    expect(parseCheckpoint(note.text)).toMatchObject({ size: 300, root: fromBase64(golden.roots[299] ?? '') });
    const sign = signerOf({ publicKey: key.publicKey, seed: fromBase64(seed) });
    const signature = sign(new TextEncoder().encode(note.text));
    expect(formatNote({ text: note.text, signatures: [{ name: key.name, keyHash: key.keyHash, signature }] })).toBe(
      signed,
    );
  });
});
