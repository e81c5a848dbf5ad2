import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Uuid } from '#platform/kernel/event.js';

/** Which request a link opens. */
export interface ReadToken {
  readonly tenantId: Uuid;
  readonly requestId: Uuid;
}

const MAC_BYTES = 16;
const bytesOf = (id: Uuid): Buffer => Buffer.from(id.replaceAll('-', ''), 'hex');
const uuidOf = (bytes: Buffer): Uuid =>
  bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');

/**
 * One-use links: 64 characters of tenant, request and a keyed hash over both (HMAC-SHA-256 cut to 128 bits).
 * Nothing of a link is stored, so none can be stolen from the database; opening one never spends it, the
 * signature does. A new key makes all links void.
 */
export class ReadTokens {
  constructor(private readonly key: Uint8Array) {}

  write({ tenantId, requestId }: ReadToken): string {
    const ids = Buffer.concat([bytesOf(tenantId), bytesOf(requestId)]);
    return Buffer.concat([ids, this.mac(ids)]).toString('base64url');
  }

  /** null: not a link that this installation made. */
  read(token: string): ReadToken | null {
    const bytes = Buffer.from(token, 'base64url');
    if (bytes.length !== 32 + MAC_BYTES || bytes.toString('base64url') !== token) return null;
    const ids = bytes.subarray(0, 32);
    if (!timingSafeEqual(this.mac(ids), bytes.subarray(32))) return null;
    return { tenantId: uuidOf(ids.subarray(0, 16)), requestId: uuidOf(ids.subarray(16)) };
  }

  private mac(ids: Buffer): Buffer {
    return createHmac('sha256', this.key).update('trustlog read link').update(ids).digest().subarray(0, MAC_BYTES);
  }
}
