import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Uuid } from '#platform/kernel/event.js';
import { keyIdOf, newKey } from './aead.js';
import { removeLeftovers, replaceFile } from './durable-file.js';
import { underLock } from './file-lock.js';
import type { TenantKey, TenantKeys } from './keyring.file.js';
import { decodeKeyring, encodeKeyring, readKeyring } from './keyring.file.js';
import { rootKey } from './root-key.js';
import { checkedUuid } from './sealed-token.js';
import { SealingError } from './sealing.errors.js';

export type { TenantKey } from './keyring.file.js';

/** Where the keyring lies: `<dataDir>/keys/keyring.json`, 0600. `rootKey` is the value of `TRUSTLOG_ROOT_KEY`. */
export interface KeyringOptions {
  readonly dataDir: string;
  readonly rootKey?: string;
}

type Change = (keys: Map<Uuid, readonly TenantKey[]>) => boolean;

/**
 * The keys of tenants, in one file outside the database, wrapped by the operator's root key. Small, and rewritten
 * whole, so that a key taken out of it is gone. Several processes may use one folder. Faults are `SealingError`s.
 */
export class Keyring {
  private keys: TenantKeys = new Map();
  /** Changes wait here for the next rewrite, so that a hundred new tenants cost a few. */
  private waiting: Change[] = [];
  private rewriting: Promise<void> | null = null;
  /** Readings and rewrites follow each other, so that what is kept never goes back to an older state of the file. */
  private turn: Promise<unknown> = Promise.resolve();

  private constructor(
    private readonly path: string,
    private readonly root: Uint8Array,
  ) {}

  /** Opens the keyring of a data folder, or makes an empty one. */
  static async open({ dataDir, rootKey: configured }: KeyringOptions): Promise<Keyring> {
    const folder = join(dataDir, 'keys');
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const path = join(folder, 'keyring.json');
    const root = await underLock(`${path}.lock`, async (stillHeld) => {
      const text = await readKeyring(path);
      const key = await rootKey(folder, configured, text !== undefined);
      if (text === undefined) await replaceFile(path, encodeKeyring(new Map(), key), stillHeld);
      return key;
    });
    const keyring = new Keyring(path, root);
    await keyring.reload();
    return keyring;
  }

  /** The key to wrap with; made on first use. */
  async tenantKey(tenantId: Uuid): Promise<TenantKey> {
    checkedUuid(tenantId, 'tenant');
    if (!this.keys.has(tenantId)) {
      await this.change((keys) => {
        if (keys.has(tenantId)) return false;
        keys.set(tenantId, [freshKey()]);
        return true;
      });
    }
    return this.keys.get(tenantId)?.at(-1) as TenantKey;
  }

  /** A key by its id; null when the keyring does not have it, or has it no more. */
  async tenantKeyById(tenantId: Uuid, keyId: string): Promise<TenantKey | null> {
    const known = this.lookUp(tenantId, keyId);
    if (known) return known;
    await this.reload();
    return this.lookUp(tenantId, keyId);
  }

  /** Adds a new key to wrap with. The older ones stay until `destroyBefore`: what they wrapped still needs them. */
  async rotateTenantKey(tenantId: Uuid): Promise<TenantKey> {
    const fresh = freshKey();
    await this.change((keys) => {
      keys.set(checkedUuid(tenantId, 'tenant'), [...(keys.get(tenantId) ?? []), fresh]);
      return true;
    });
    return fresh;
  }

  /**
   * Destroys the tenant's keys that are older than the one named; what only they wrapped can never be opened again.
   * Newer ones stay: another process may be wrapping with them already.
   */
  async destroyBefore(tenantId: Uuid, keyId: string): Promise<void> {
    await this.change((keys) => {
      const list = keys.get(tenantId) ?? [];
      const index = list.findIndex((key) => key.keyId === keyId);
      if (index > 0) keys.set(tenantId, list.slice(index));
      return index > 0;
    });
  }

  /** Takes over what other processes wrote. */
  async reload(): Promise<void> {
    await this.inTurn(async () => {
      const text = await readKeyring(this.path);
      if (text !== undefined) this.keys = decodeKeyring(text, this.root);
    });
  }

  private lookUp(tenantId: Uuid, keyId: string): TenantKey | null {
    return this.keys.get(tenantId)?.find((key) => key.keyId === keyId) ?? null;
  }

  private async change(change: Change): Promise<void> {
    this.waiting.push(change);
    try {
      while (this.waiting.includes(change)) {
        this.rewriting ??= this.inTurn(() => this.rewrite()).finally(() => {
          this.rewriting = null;
        });
        await this.rewriting;
      }
    } finally {
      this.waiting = this.waiting.filter((each) => each !== change);
    }
  }

  private inTurn(work: () => Promise<void>): Promise<void> {
    const turn = this.turn.then(work);
    this.turn = turn.catch(() => undefined);
    return turn;
  }

  private async rewrite(): Promise<void> {
    await underLock(`${this.path}.lock`, async (stillHeld) => {
      // They may hold keys that are about to be destroyed.
      await removeLeftovers(this.path);
      const text = await readKeyring(this.path);
      if (text === undefined) {
        throw new SealingError('SEALING.KEYRING_UNUSABLE', `The keyring ${this.path} is gone: put it back.`);
      }
      const keys = new Map(decodeKeyring(text, this.root));
      const changes = [...this.waiting];
      const changed = changes.map((change) => change(keys)).includes(true);
      if (changed) await replaceFile(this.path, encodeKeyring(keys, this.root), stillHeld);
      this.keys = keys;
      this.waiting = this.waiting.filter((change) => !changes.includes(change));
    });
  }
}

const freshKey = (): TenantKey => {
  const key = newKey();
  return { keyId: keyIdOf(key), key };
};
