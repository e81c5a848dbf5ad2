import { createHash } from 'node:crypto';
import type { Pool } from 'pg';
import type { Uuid } from '#platform/kernel/event.js';
import { inTenants } from '#platform/postgres/in-tenants.js';
import { additionalData, decrypt, encrypt, newKey } from '#platform/sealing/aead.js';
import type { Sealing } from '#platform/sealing/sealing.js';
import { SealingError } from '#platform/sealing/sealing.errors.js';

/** A file and the record it belongs to, under whose key it is sealed. */
export interface FileToKeep {
  readonly tenantId: Uuid;
  readonly fileId: Uuid;
  readonly subjectId: Uuid;
  readonly bytes: Uint8Array;
}

/** What opening a file gives. */
export type OpenedFile =
  { readonly bytes: Uint8Array; readonly sha256: string } | { readonly erasedOn: string; readonly rule: string };

const FIELD = 'evidenceKey';

const INSERT = `INSERT INTO platform.evidence (tenant_id, evidence_id, subject_id, key_sealed, content_sealed)
  VALUES ($1, $2, $3, $4, $5) ON CONFLICT (tenant_id, evidence_id) DO NOTHING`;

const aadOf = (tenantId: Uuid, subjectId: Uuid, fileId: Uuid): Buffer =>
  additionalData('trustlog evidence 1', tenantId, subjectId, fileId);

/** SHA-256 of a file's bytes, hexadecimal. */
export const sha256Of = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/**
 * Files in the database, each under a key of its own that is sealed with the key of its subject: a destroyed subject
 * key takes the file with it. Nothing is ever replaced or deleted. `pool` is of role trustlog_platform.
 */
export class SealedFiles {
  constructor(
    private readonly pool: Pool,
    private readonly sealing: Sealing,
  ) {}

  /** Seals and keeps a file. The same id again changes nothing: derive the id from the content's hash. */
  async put({ tenantId, fileId, subjectId, bytes }: FileToKeep): Promise<void> {
    const key = newKey();
    const sealedKey = await this.sealing.seal(tenantId, subjectId, FIELD, key.toString('base64url'));
    const content = encrypt(key, bytes, aadOf(tenantId, subjectId, fileId));
    await inTenants(this.pool, [tenantId], (client) =>
      client.query(INSERT, [tenantId, fileId, subjectId, sealedKey, content]),
    );
  }

  /** Opens a file; null: there is none. Throws `SEALING.TAMPERED` when the row was changed or moved. */
  async open(tenantId: Uuid, fileId: Uuid): Promise<OpenedFile | null> {
    const { rows } = await inTenants(this.pool, [tenantId], (client) =>
      client.query<{ subject_id: Uuid; key_sealed: string; content_sealed: Buffer }>(
        'SELECT subject_id, key_sealed, content_sealed FROM platform.evidence WHERE tenant_id = $1 AND evidence_id = $2',
        [tenantId, fileId],
      ),
    );
    const row = rows[0];
    if (!row) return null;
    const [key] = await this.sealing.open(tenantId, [row.key_sealed]);
    if (key && 'erasedOn' in key) return key;
    const bytes = decrypt(
      Buffer.from(key?.value as string, 'base64url'),
      row.content_sealed,
      aadOf(tenantId, row.subject_id, fileId),
    );
    if (bytes) return { bytes, sha256: sha256Of(bytes) };
    throw new SealingError('SEALING.TAMPERED', 'A sealed file does not open: it was changed or moved.', [fileId]);
  }
}
