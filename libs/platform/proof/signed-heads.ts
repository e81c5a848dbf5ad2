import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Instant, Uuid } from '#platform/kernel/event.js';
import { removeLeftovers, replaceFile } from '#platform/sealing/durable-file.js';
import { underLock } from '#platform/sealing/file-lock.js';
import { sameBytes } from './core/sha256.js';
import { appendLines, encodeLine, isUnchanged, readLines } from './signed-heads.file.js';
import type { FilePart, HeadLine, SignedHead } from './signed-heads.file.js';

export type { SignedHead } from './signed-heads.file.js';

interface Wish {
  readonly tenantId: Uuid;
  readonly from: SignedHead | null;
  readonly to: SignedHead;
  done: boolean | null;
}

/** Lines beyond which the file is written anew when most of them are of the past. */
const SPARE_LINES = 10_000;

/**
 * What was signed last of each tenant, outside the database: `<dataDir>/proof/signed-heads.jsonl`, one file for all
 * tenants, a line for each change, flushed before it counts. Changes that come together are flushed together. Several
 * processes may use one folder.
 */
export class SignedHeads {
  private heads = new Map<Uuid, SignedHead>();
  /** Tenants whose entry is of a backup, or all when the marker stands and there is no entry. */
  private fromBackup = new Set<Uuid>();
  private restored = false;
  private known: Pick<FilePart, 'inode' | 'bytes'> | null = null;
  private lineCount = 0;
  private waiting: Wish[] = [];
  private writing: Promise<void> | null = null;
  private turn: Promise<unknown> = Promise.resolve();

  private constructor(private readonly path: string) {}

  /** Reads nothing yet: a damaged file stops the signing, and not the server. */
  static async open(dataDir: string): Promise<SignedHeads> {
    const folder = join(dataDir, 'proof');
    await mkdir(folder, { recursive: true, mode: 0o700 });
    return new SignedHeads(join(folder, 'signed-heads.jsonl'));
  }

  /** What was signed last of this tenant, by any process; null when nothing ever was. */
  async last(tenantId: Uuid): Promise<SignedHead | null> {
    await this.inTurn(() => this.refresh());
    return this.heads.get(tenantId) ?? null;
  }

  /** Whether what is known of this tenant came out of a backup, so that later checkpoints may be in the world. */
  async isFromBackup(tenantId: Uuid): Promise<boolean> {
    await this.inTurn(() => this.refresh());
    return this.heads.has(tenantId) ? this.fromBackup.has(tenantId) : this.restored;
  }

  /** Sets the head if it is still `from`. True means that it is on the disk; false that somebody else was first. */
  async advance(tenantId: Uuid, from: SignedHead | null, to: SignedHead): Promise<boolean> {
    const wish: Wish = { tenantId, from, to, done: null };
    this.waiting.push(wish);
    try {
      while (wish.done === null) {
        this.writing ??= this.inTurn(() => this.write()).finally(() => {
          this.writing = null;
        });
        await this.writing;
      }
    } finally {
      this.waiting = this.waiting.filter((each) => each !== wish);
    }
    return wish.done;
  }

  /** Says that the file came out of a backup: each tenant then begins a new history before it is signed again. */
  async markRestored(restoredAt: Instant): Promise<void> {
    await this.inTurn(() => this.underLock(() => [{ restoredAt }]));
  }

  private inTurn(work: () => Promise<void>): Promise<void> {
    const turn = this.turn.then(work);
    this.turn = turn.catch(() => undefined);
    return turn;
  }

  /** A fault is heard by all who wait for this turn, and their wishes are gone with it. */
  private async write(): Promise<void> {
    const wishes = this.waiting;
    this.waiting = [];
    await this.underLock(() => this.granted(wishes));
    for (const wish of wishes) wish.done ??= true;
  }

  /** Lines of the wishes that find what they expect; the others are answered with false. */
  private granted(wishes: readonly Wish[]): HeadLine[] {
    const now = new Map(this.heads);
    return wishes.flatMap((wish) => {
      const { tenantId, from, to } = wish;
      if (!isSame(now.get(tenantId) ?? null, from)) {
        wish.done = false;
        return [];
      }
      now.set(tenantId, to);
      return [{ tenantId, head: to }];
    });
  }

  private async underLock(linesOf: () => readonly HeadLine[]): Promise<void> {
    await underLock(`${this.path}.lock`, async (stillHeld) => {
      await this.refresh();
      const lines = linesOf();
      if (lines.length === 0) return;
      await stillHeld();
      if (this.known === null || this.lineCount > 2 * this.heads.size + SPARE_LINES) {
        await this.writeWhole(lines, stillHeld);
        return;
      }
      const bytes = await appendLines(this.path, this.known.bytes, lines);
      this.known = { inode: this.known.inode, bytes };
      this.take(lines);
    });
  }

  /** Replaces the file by what it comes to, a line for each tenant. */
  private async writeWhole(lines: readonly HeadLine[], stillHeld: () => Promise<void>): Promise<void> {
    await removeLeftovers(this.path);
    this.take(lines);
    const marked: HeadLine[] = this.restored ? [{ restoredAt: new Date().toISOString() }] : [];
    const entries = [...this.heads].map(([tenantId, head]) => ({ tenantId, head }));
    const old = entries.filter(({ tenantId }) => this.fromBackup.has(tenantId));
    const fresh = entries.filter(({ tenantId }) => !this.fromBackup.has(tenantId));
    await replaceFile(this.path, [...old, ...marked, ...fresh].map(encodeLine).join(''), stillHeld);
    await this.reread();
  }

  private async refresh(): Promise<void> {
    if (await isUnchanged(this.path, this.known)) return;
    if (this.known !== null) {
      const added = await readLines(this.path, this.known.bytes);
      // The same file with more in it; else it was replaced.
      if (added?.inode === this.known.inode && added.bytes >= this.known.bytes) {
        this.known = added;
        this.take(added.lines);
        return;
      }
    }
    await this.reread();
  }

  private async reread(): Promise<void> {
    const part = await readLines(this.path, 0);
    this.heads = new Map();
    this.fromBackup = new Set();
    this.restored = false;
    this.lineCount = 0;
    this.known = part;
    this.take(part?.lines ?? []);
  }

  private take(lines: readonly HeadLine[]): void {
    for (const line of lines) {
      if ('restoredAt' in line) {
        this.restored = true;
        this.fromBackup = new Set(this.heads.keys());
      } else {
        this.heads.set(line.tenantId, line.head);
        this.fromBackup.delete(line.tenantId);
      }
    }
    this.lineCount += lines.length;
  }
}

const isSame = (one: SignedHead | null, other: SignedHead | null): boolean => {
  if (one === null || other === null) return one === other;
  return one.history === other.history && one.size === other.size && sameBytes(one.root, other.root);
};
