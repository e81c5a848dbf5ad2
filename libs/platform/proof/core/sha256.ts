/** SHA-256 (FIPS 180-4), handed in: Node, a browser and a lone file each bring their own. 32 bytes come back. */
export type Sha256 = (bytes: Uint8Array) => Uint8Array;

/** Bytes of a hash. */
export const HASH_BYTES = 32;

/** Whether two byte strings are the same. Nothing here is secret, so it may stop at the first difference. */
export const sameBytes = (left: Uint8Array, right: Uint8Array): boolean =>
  left.length === right.length && left.every((byte, i) => byte === right[i]);
