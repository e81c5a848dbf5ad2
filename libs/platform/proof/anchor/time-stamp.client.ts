import type { X509Certificate } from 'node:crypto';
import { AnchorError } from './anchor.error.js';
import { postOutside } from './outside.js';
import { askTimeStamp, tokenFrom, verifyToken, type TimeStamp } from './time-stamp.js';

/** A time stamp authority, and the certificates that it is believed by. */
export interface TimeStampAuthority {
  readonly url: string;
  readonly trusted: readonly X509Certificate[];
}

/** Gets a time stamp of a SHA-256 over HTTP (RFC 3161, section 3.4) and verifies it before it is kept. */
export const getTimeStamp = async (
  { url, trusted }: TimeStampAuthority,
  hash: Uint8Array,
): Promise<{ readonly token: Uint8Array; readonly stamp: TimeStamp }> => {
  const { bytes, nonce } = askTimeStamp(hash);
  const { status, body } = await postOutside(url, bytes, 'application/timestamp-query');
  if (status !== 200) throw new AnchorError('ANCHOR.REFUSED', `The time stamp authority answered ${String(status)}.`);
  const token = tokenFrom(body);
  return { token, stamp: verifyToken(token, { hash, nonce, trusted }) };
};
