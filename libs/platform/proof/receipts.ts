import type { Uuid } from '#platform/kernel/event.js';
import { contentText } from './core/leaf.js';
import { formatReceipt } from './core/receipt.js';
import type { LogKeys } from './log-keys.js';
import { ProofError } from './proof.errors.js';
import { inclusionOf, latestCheckpoint } from './proofs.js';
import type { PublishedCheckpoint } from './proofs.js';
import type { Sealer } from './sealer.js';

/** A file to hand out. */
export interface FileToKeep {
  readonly name: string;
  readonly mediaType: 'application/json';
  readonly content: string;
}

/** Files by which somebody proves later that an event stood in a record. Who may have one is the caller's to know. */
export class Receipts {
  constructor(
    private readonly sealer: Sealer,
    private readonly keys: LogKeys,
  ) {}

  /** As `of`; null where the record is not what was signed, which the operator is told elsewhere. */
  async find(tenantId: Uuid, position: number): Promise<FileToKeep | null> {
    try {
      return await this.of(tenantId, position);
    } catch (error) {
      if (error instanceof ProofError) return null;
      throw error;
    }
  }

  /** The receipt of one event; what is not sealed yet is sealed for it. Throws `ProofError`. */
  async of(tenantId: Uuid, position: number): Promise<FileToKeep> {
    await this.keys.reload();
    const { verifierKey } = this.keys;
    return this.sealer.proving(tenantId, async (client) => {
      const { event, leaf, index, size, path } = await inclusionOf(client, { tenantId, position });
      const { note } = (await latestCheckpoint(client, tenantId)) as PublishedCheckpoint;
      const content = formatReceipt({
        ...{ content: contentText(event.envelope), leaf, leafHash: event.leafHash, index, size, path },
        ...{ checkpoint: note, verifierKey, check: CHECK },
      });
      return {
        name: `trustlog-receipt-${tenantId.slice(0, 8)}-${String(position)}.json`,
        mediaType: 'application/json',
        content,
      };
    });
  }
}

const CHECK = {
  en: [
    'With Trustlog, offline: trustlog proof check-receipt FILE --key KEY, where KEY is what the school or trust publishes as its verifier key.',
    'By hand: SHA-256 of "content" (UTF-8) is the last 32 bytes of "leaf" (base64).',
    'SHA-256 of a zero byte and "leaf" is "leafHash".',
    '"path" leads from "leafHash" at "index" to the root of a tree of "size" leaves: RFC 9162, section 2.1.3.2.',
    '"checkpoint" is a signed note (c2sp.org/signed-note) that names this size and root; its signature is of the verifier key.',
    'What is personal in "content" is sealed: it proves that it has not changed, and shows it to nobody.',
  ],
  cy: [
    'Gyda Trustlog, all-lein: trustlog proof check-receipt FFEIL --key ALLWEDD, lle mae ALLWEDD yr hyn y mae\u2019r ysgol neu\u2019r ymddiriedolaeth yn ei gyhoeddi fel ei hallwedd wirio.',
    'Â llaw: SHA-256 "content" (UTF-8) yw 32 beit olaf "leaf" (base64).',
    'SHA-256 beit sero a "leaf" yw "leafHash".',
    'Mae "path" yn arwain o "leafHash" yn "index" at wraidd coeden o "size" o ddail: RFC 9162, adran 2.1.3.2.',
    'Nodyn wedi\u2019i lofnodi (c2sp.org/signed-note) yw "checkpoint", sy\u2019n enwi\u2019r maint a\u2019r gwraidd hyn; mae\u2019r llofnod gan yr allwedd wirio.',
    'Mae\u2019r hyn sy\u2019n bersonol yn "content" dan sêl: mae\u2019n profi nad yw wedi newid, ac nid yw\u2019n ei ddangos i neb.',
  ],
} as const;
