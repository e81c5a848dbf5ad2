import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { fromBase64 } from '../core/base64.js';
import { formatCheckpoint, parseCheckpoint } from '../core/checkpoint.js';
import { consistencyPath, rootOf, verifyConsistency } from '../core/merkle.js';
import { formatNote, keyHash, parseNote, parseVerifierKey, signersOf, verifierKey } from '../core/note.js';
import { newPair, signerOf, verifyEd25519 } from '../ed25519.js';
import { sha256 } from '../sha256.js';
import { cosignedBytes, parseWitnessKey, witnessKeyText } from './cosignature.js';
import { cosign, type Submission, type Witness } from './witness.client.js';

const LOG = 'records.example.org/log';
const AT = 1_795_252_440;
const log = newPair();
const own = newPair();
const leaves = Array.from({ length: 9 }, (_, n) => sha256(Buffer.from([0, n])));

const noteOf = (size: number, of = leaves): string => {
  const text = formatCheckpoint({ origin: LOG, size, root: rootOf(sha256, of.slice(0, size)), extensions: [] });
  const signature = signerOf(log)(Buffer.from(text));
  return formatNote({ text, signatures: [{ name: LOG, keyHash: keyHash(sha256, LOG, log.publicKey), signature }] });
};
const submission = (size: number, of = leaves): Submission => ({
  note: noteOf(size, of),
  consistencyFrom: (from) => Promise.resolve(consistencyPath(sha256, of.slice(0, size), from, size)),
});

/** A witness as the protocol says it: it remembers one log, checks, and cosigns. */
class RememberingWitness {
  seen = { size: 0, root: rootOf(sha256, []) };
  pair = own;

  async answer(body: string): Promise<{ status: number; type?: string; text: string }> {
    const [head, note] = [body.slice(0, body.indexOf('\n\n') + 1), body.slice(body.indexOf('\n\n') + 2)];
    const [old = '', ...path] = head.trimEnd().split('\n');
    const { text, signatures } = parseNote(note);
    const key = parseVerifierKey(sha256, verifierKey(sha256, LOG, log.publicKey));
    if ((await signersOf({ text, signatures }, [key], verifyEd25519)).length === 0) return { status: 403, text: '' };
    const { size, root } = parseCheckpoint(text);
    const { size: from, root: fromRoot } = this.seen;
    if (old !== `old ${String(from)}`) return { status: 409, type: 'text/x.tlog.size', text: `${String(from)}\n` };
    const proof = { from, to: size, fromRoot, toRoot: root, path: path.map(fromBase64) };
    if (!verifyConsistency(sha256, proof)) return { status: 422, text: '' };
    this.seen = { size, root };
    const stamp = Buffer.alloc(8);
    stamp.writeBigUInt64BE(BigInt(AT));
    const hash = parseWitnessKey(sha256, witnessKeyText(sha256, 'w.example', own.publicKey)).keyHash;
    const line = Buffer.concat([hash, stamp, signerOf(this.pair)(cosignedBytes(text, AT))]);
    return { status: 200, text: `\u2014 w.example ${line.toString('base64')}\n` };
  }
}

let server: Server;
let remembering: RememberingWitness;
let witness: Witness;

beforeEach(async () => {
  remembering = new RememberingWitness();
  server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      void remembering.answer(Buffer.concat(chunks).toString()).then(({ status, type = 'text/plain', text }) => {
        response.writeHead(request.url === '/add-checkpoint' ? status : 404, { 'content-type': type });
        response.end(text);
      });
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  witness = {
    url: `http://127.0.0.1:${String((server.address() as AddressInfo).port)}/`,
    key: parseWitnessKey(sha256, witnessKeyText(sha256, 'w.example', own.publicKey)),
  };
});
afterEach(() => new Promise((resolve) => server.close(resolve)));

describe('A witness', () => {
  it('cosigns the first checkpoint that it sees, and says when', async () => {
    expect((await cosign(witness, submission(5), 0)).at).toBe(AT);
    expect(remembering.seen.size).toBe(5);
  });

  it('cosigns a larger one with the proof that it begins with the one before', async () => {
    await cosign(witness, submission(5), 0);
    await cosign(witness, submission(9), 5);
    expect(remembering.seen.size).toBe(9);
  });

  it('that saw another one than was thought is asked again from there', async () => {
    await cosign(witness, submission(5), 0);
    await cosign(witness, submission(9), 0);
    expect(remembering.seen.size).toBe(9);
  });

  it('does not cosign another history', async () => {
    await cosign(witness, submission(5), 0);
    const other = leaves.map((leaf, n) => (n === 2 ? sha256(leaf) : leaf));
    await expect(cosign(witness, submission(9, other), 5)).rejects.toMatchObject({ code: 'ANCHOR.REFUSED' });
    expect(remembering.seen.size).toBe(5);
  });

  it('whose key is another is not believed', async () => {
    remembering.pair = newPair();
    await expect(cosign(witness, submission(5), 0)).rejects.toMatchObject({ code: 'ANCHOR.BAD_ANSWER' });
  });

  it('that is not there can be asked later', async () => {
    const nobody = { ...witness, url: 'http://127.0.0.1:9' };
    await expect(cosign(nobody, submission(5), 0)).rejects.toMatchObject({ code: 'ANCHOR.UNREACHABLE' });
  });

  it.each([
    ['a key that signs and does not cosign', verifierKey(sha256, 'w.example', own.publicKey)],
    [
      'a key with another hash',
      witnessKeyText(sha256, 'w.example', own.publicKey).replace(/\+[0-9a-f]{8}\+/, '+00000000+'),
    ],
    ['no key', 'w.example'],
  ])('is not known by %s', (_, text) => {
    expect(() => parseWitnessKey(sha256, text)).toThrow('The key of a witness is name+hash+key');
  });
});
