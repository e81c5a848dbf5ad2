import { mkdir, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Instant, Uuid } from '#platform/kernel/event.js';
import { removeLeftovers, replaceFile, syncFolder } from './durable-file.js';
import { underLock } from './file-lock.js';
import { checkedUuid } from './sealed-token.js';
import { SealingError } from './sealing.errors.js';

/** One erasure, as it must be done again after a restore: ids and a rule, nothing personal. */
export interface LedgerEntry {
  readonly tenantId: Uuid;
  readonly subjectId: Uuid;
  /** The erasure in the log. */
  readonly erasureId: Uuid;
  /** `person` or `case`, for the log. */
  readonly kind: string;
  /** The rule that the tombstone names. */
  readonly rule: string;
  /** The moment that the tombstone names. */
  readonly at: Instant;
}

interface LedgerFile {
  readonly format: 'trustlog erasures 1';
  readonly erasures: readonly Omit<LedgerEntry, 'tenantId'>[];
}

const ENDING = '.json';

/**
 * What was erased, outside the database: one small file a tenant in `<data folder>/keys/erasures`. An older copy of the
 * database, and an older copy of the keyring beside it, know nothing of later erasures; this does. It is never restored
 * from a backup older than itself.
 */
export class ErasureLedger {
  private constructor(private readonly folder: string) {}

  /** The ledger of a data folder; made when there is none. */
  static async open(dataDir: string): Promise<ErasureLedger> {
    const folder = join(dataDir, 'keys', 'erasures');
    await mkdir(folder, { recursive: true, mode: 0o700 });
    await syncFolder(join(dataDir, 'keys'));
    return new ErasureLedger(folder);
  }

  /** Writes an erasure down before it is done. The first word on a subject stands; it is answered. */
  async note(entry: LedgerEntry): Promise<LedgerEntry> {
    const { tenantId, ...erasure } = entry;
    const path = this.pathOf(tenantId);
    return underLock(`${path}.lock`, async (stillHeld) => {
      const erasures = (await readLedger(path)) ?? [];
      const known = erasures.find(({ subjectId }) => subjectId === checkedUuid(entry.subjectId, 'subject'));
      if (known) return { tenantId, ...known };
      await removeLeftovers(path);
      const file: LedgerFile = { format: 'trustlog erasures 1', erasures: [...erasures, erasure] };
      await replaceFile(path, `${JSON.stringify(file, null, 1)}\n`, stillHeld);
      return entry;
    });
  }

  /** All that was erased, or what was in one tenant, in the order of its files. */
  async entries(tenantId?: Uuid): Promise<readonly LedgerEntry[]> {
    const tenants = tenantId === undefined ? await this.tenants() : [tenantId];
    const found: LedgerEntry[] = [];
    for (const each of tenants) {
      const erasures = (await readLedger(this.pathOf(each))) ?? [];
      found.push(...erasures.map((erasure) => ({ tenantId: each, ...erasure })));
    }
    return found;
  }

  private pathOf(tenantId: Uuid): string {
    return join(this.folder, `${checkedUuid(tenantId, 'tenant')}${ENDING}`);
  }

  private async tenants(): Promise<readonly Uuid[]> {
    const names = await readdir(this.folder);
    return names
      .filter((name) => name.endsWith(ENDING))
      .map((name) => name.slice(0, -ENDING.length))
      .toSorted();
  }
}

const readLedger = async (path: string): Promise<LedgerFile['erasures'] | undefined> => {
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (fault) {
    if ((fault as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw fault;
  }
  try {
    const { format, erasures } = JSON.parse(text) as Partial<LedgerFile>;
    if (format === 'trustlog erasures 1' && erasures !== undefined) return erasures;
  } catch {
    // Falls through: a torn ledger is as little to be believed as a strange one.
  }
  const message = `The ledger of erasures ${path} is damaged or from a newer release: put its own copy back.`;
  throw new SealingError('SEALING.KEYRING_UNUSABLE', message);
};
