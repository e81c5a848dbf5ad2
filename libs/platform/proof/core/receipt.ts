import { fromBase64, toBase64 } from './base64.js';
import { parseCheckpoint } from './checkpoint.js';
import { verifyInclusion } from './merkle.js';
import { parseNote, parseVerifierKey, signersOf } from './note.js';
import type { VerifyEd25519 } from './note.js';
import { sameBytes } from './sha256.js';
import type { Sha256 } from './sha256.js';

/** A receipt as a file: that one event stands in a record, with all that is needed to check it later. */
export interface ReceiptFile {
  readonly format: 'trustlog receipt 1';
  /** What the event says: the canonical JSON whose SHA-256 is in the leaf. Personal fields are sealed. */
  readonly content: string;
  /** Bytes 1 to 72 of the leaf, base64: tenant, position, recorded time, version, SHA-256 of the content. */
  readonly leaf: string;
  readonly leafHash: string;
  /** Position - 1. */
  readonly index: number;
  readonly size: number;
  readonly path: readonly string[];
  /** The signed note over the tree of that size. */
  readonly checkpoint: string;
  /** The key of the log when the file was made. Compare it with the one that the log publishes. */
  readonly verifierKey: string;
  /** How to check it, in both languages. */
  readonly check: { readonly en: readonly string[]; readonly cy: readonly string[] };
}

/** What a receipt turned out to be worth. */
export type ReceiptCheck =
  | { readonly ok: true; readonly origin: string; readonly position: number; readonly content: string }
  | { readonly ok: false; readonly reason: ReceiptFlaw };

/** Which of its parts does not hold. */
export type ReceiptFlaw =
  'not a receipt' | 'content' | 'leaf' | 'place' | 'checkpoint' | 'inclusion' | 'signature' | 'another key';

const LEAF_DATA = 72;

/**
 * Checks a receipt. `trusted` is a verifier key from elsewhere; without it the file's own is believed, which shows that
 * the file is whole and not whose it is. Nothing is thrown, whatever the text is.
 */
export const checkReceipt = async (
  tools: { readonly sha256: Sha256; readonly verify: VerifyEd25519 },
  text: string,
  trusted?: string,
): Promise<ReceiptCheck> => {
  try {
    const file = JSON.parse(text) as ReceiptFile;
    if ((file.format as string) !== 'trustlog receipt 1') return flaw('not a receipt');
    if (trusted !== undefined && !(await isSignedBy(tools, file, trusted))) return flaw('another key');
    const found = flawOf(tools.sha256, file);
    if (found !== null) return flaw(found);
    if (!(await isSignedBy(tools, file, trusted ?? file.verifierKey))) return flaw('signature');
    const { origin } = parseCheckpoint(parseNote(file.checkpoint).text);
    return { ok: true, origin, position: file.index + 1, content: file.content };
  } catch {
    return flaw('not a receipt');
  }
};

const flaw = (reason: ReceiptFlaw): ReceiptCheck => ({ ok: false, reason });

const isSignedBy = async (
  { sha256, verify }: { readonly sha256: Sha256; readonly verify: VerifyEd25519 },
  { checkpoint }: ReceiptFile,
  key: string,
): Promise<boolean> => {
  const signers = await signersOf(parseNote(checkpoint), [parseVerifierKey(sha256, key)], verify);
  return signers.length > 0;
};

/** The first thing that does not fit, from the content up to the root. */
const flawOf = (sha256: Sha256, file: ReceiptFile): ReceiptFlaw | null => {
  const [leaf, leafHash] = [fromBase64(file.leaf), fromBase64(file.leafHash)];
  if (leaf.length !== LEAF_DATA) return 'leaf';
  const content = sha256(new TextEncoder().encode(file.content));
  if (!sameBytes(content, leaf.slice(40))) return 'content';
  if (!sameBytes(sha256(new Uint8Array([0, ...leaf])), leafHash)) return 'leaf';
  if (positionIn(leaf) !== file.index + 1) return 'place';
  const { size, root } = parseCheckpoint(parseNote(file.checkpoint).text);
  if (size !== file.size) return 'checkpoint';
  const proof = { leafHash, index: file.index, size, path: file.path.map(fromBase64), root };
  return verifyInclusion(sha256, proof) ? null : 'inclusion';
};

const positionIn = (leaf: Uint8Array): number => Number(new DataView(leaf.buffer, leaf.byteOffset).getBigInt64(16));

/** The file's text. */
export const formatReceipt = (
  parts: Omit<ReceiptFile, 'format' | 'leaf' | 'leafHash' | 'path'> & {
    readonly leaf: Uint8Array;
    readonly leafHash: Uint8Array;
    readonly path: readonly Uint8Array[];
  },
): string => {
  const { content, leaf, leafHash, index, size, path, checkpoint, verifierKey, check } = parts;
  const hashes = { leaf: toBase64(leaf), leafHash: toBase64(leafHash), index, size, path: path.map(toBase64) };
  const file: ReceiptFile = { format: 'trustlog receipt 1', content, ...hashes, checkpoint, verifierKey, check };
  return `${JSON.stringify(file, null, 2)}\n`;
};
