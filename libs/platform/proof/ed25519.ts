import { createPrivateKey, createPublicKey, generateKeyPairSync, sign, verify } from 'node:crypto';
import type { VerifyEd25519 } from './core/note.js';

/** A pair of keys of Ed25519 in their raw form, 32 bytes each (RFC 8032). */
export interface RawPair {
  readonly publicKey: Uint8Array;
  readonly seed: Uint8Array;
}

const OKP = { kty: 'OKP', crv: 'Ed25519' } as const;
const url64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64url');
const bytesOf = (text: string | undefined): Uint8Array => Buffer.from(text ?? '', 'base64url');

/** A fresh pair. */
export const newPair = (): RawPair => {
  const { x, d } = generateKeyPairSync('ed25519').privateKey.export({ format: 'jwk' });
  return { publicKey: bytesOf(x), seed: bytesOf(d) };
};

/** What signs with this pair. The same text gets the same signature. */
export const signerOf = ({ publicKey, seed }: RawPair): ((message: Uint8Array) => Uint8Array) => {
  const key = createPrivateKey({ key: { ...OKP, x: url64(publicKey), d: url64(seed) }, format: 'jwk' });
  return (message) => sign(null, message, key);
};

/** Ed25519 as Node has it. */
export const verifyEd25519: VerifyEd25519 = (publicKey, message, signature) =>
  verify(null, message, createPublicKey({ key: { ...OKP, x: url64(publicKey) }, format: 'jwk' }), signature);
