import { randomBytes } from 'node:crypto';
import { mkdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Instant } from '#platform/kernel/event.js';
import { replaceFile } from '#platform/sealing/durable-file.js';
import { underLock } from '#platform/sealing/file-lock.js';
import { rootKey } from '#platform/sealing/root-key.js';
import { formatNote, isKeyName, keyHash, verifierKey } from './core/note.js';
import type { NoteSignature } from './core/note.js';
import { newPair, signerOf } from './ed25519.js';
import { decodeLogKeys, encodeLogKeys, readLogKeys } from './log-keys.file.js';
import type { LogKey, LogKeyring } from './log-keys.file.js';
import { ProofError } from './proof.errors.js';
import { sha256 } from './sha256.js';

export interface LogKeysOptions {
  readonly dataDir: string;
  /** The value of `TRUSTLOG_ROOT_KEY`. */
  readonly rootKey?: string;
  /** The value of `TRUSTLOG_LOG_NAME`: what the log and its keys are called, for good. */
  readonly name?: string;
  /** The host in the name that a log gets which nobody named. */
  readonly host?: string;
}

/** A key as others are told of it. */
export interface PublicLogKey extends Pick<LogKey, 'since' | 'until' | 'introduction'> {
  readonly verifierKey: string;
}

/**
 * The keys that sign checkpoints: `<dataDir>/keys/log-keys.json`, 0600, outside the database, Ed25519. One name for the
 * installation. While keys change, several sign.
 */
export class LogKeys {
  private ring: LogKeyring;
  private readonly signers = new Map<LogKey, (message: Uint8Array) => Uint8Array>();

  private constructor(
    private readonly path: string,
    private readonly root: Uint8Array,
    opened: { readonly ring: LogKeyring; readonly stamp: string },
  ) {
    this.ring = opened.ring;
    this.stamp = opened.stamp;
  }

  private stamp: string;

  /** Opens the keys of a data folder, or makes the first. */
  static async open({ dataDir, rootKey: configured, name, host = 'localhost' }: LogKeysOptions): Promise<LogKeys> {
    const folder = join(dataDir, 'keys');
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const path = join(folder, 'log-keys.json');
    const root = await rootKey(folder, configured, true);
    if (name !== undefined) checkName(name);
    await underLock(`${path}.lock`, async (stillHeld) => {
      if ((await readLogKeys(path)) !== undefined) return;
      const ring = { name: name ?? `${host}/log-${randomBytes(4).toString('hex')}`, keys: [firstKey()] };
      await replaceFile(path, encodeLogKeys(ring, root), stillHeld);
    });
    const opened = await load(path, root);
    if (name !== undefined && name !== opened.ring.name) {
      const message = `This log is called ${opened.ring.name} and keeps its name: TRUSTLOG_LOG_NAME must be that, or be left out.`;
      throw new ProofError('PROOF.NAME_CHANGED', message);
    }
    return new LogKeys(path, root, opened);
  }

  /** What the log is called; origins of its trees begin with it. */
  get name(): string {
    return this.ring.name;
  }

  /** The key to give to others: the newest that signs. */
  get verifierKey(): string {
    return verifierKey(sha256, this.name, (signing(this.ring).at(-1) as LogKey).publicKey);
  }

  /** Every key that ever signed, oldest first. */
  list(): readonly PublicLogKey[] {
    return this.ring.keys.map(({ publicKey, since, until, introduction }) => ({
      verifierKey: verifierKey(sha256, this.name, publicKey),
      since,
      until,
      introduction,
    }));
  }

  /** Takes over what another process changed. */
  async reload(): Promise<void> {
    if ((await stampOf(this.path)) === this.stamp) return;
    const { ring, stamp } = await load(this.path, this.root);
    this.ring = ring;
    this.stamp = stamp;
  }

  /** The text as a note with the signatures of all keys that sign now. */
  sign(text: string): string {
    return formatNote({ text, signatures: signing(this.ring).map((key) => this.signature(key, text)) });
  }

  /** Makes a new key, which signs beside the present ones from now on. */
  rotate(now: Instant): Promise<void> {
    return this.change((ring) => {
      const { publicKey, seed } = newPair();
      const draft: LogKey = { publicKey, seed, since: now, until: null, introduction: null };
      const text = `trustlog new key\n${ring.name}\n${verifierKey(sha256, ring.name, publicKey)}\n${now}\n`;
      const signatures = [...signing(ring), draft].map((key) => this.signature(key, text));
      return { ...ring, keys: [...ring.keys, { ...draft, introduction: formatNote({ text, signatures }) }] };
    });
  }

  /** Ends a rotation: the older keys sign no more, and their private halves are forgotten. */
  endRotation(now: Instant): Promise<void> {
    return this.change((ring) => {
      const newest = signing(ring).at(-1);
      if (signing(ring).length < 2) {
        throw new ProofError('PROOF.NO_ROTATION', 'Only one key signs: begin with `trustlog proof rotate-key`.');
      }
      const keys = ring.keys.map((key) =>
        key.seed === null || key === newest ? key : { ...key, seed: null, until: now },
      );
      return { ...ring, keys };
    });
  }

  private signature(key: LogKey, text: string): NoteSignature {
    const { publicKey, seed } = key;
    if (seed === null) throw new ProofError('PROOF.KEYS_UNUSABLE', 'A key that was ended cannot sign.');
    const sign = this.signers.get(key) ?? signerOf({ publicKey, seed });
    this.signers.set(key, sign);
    const signature = sign(new TextEncoder().encode(text));
    return { name: this.ring.name, keyHash: keyHash(sha256, this.ring.name, publicKey), signature };
  }

  private async change(change: (ring: LogKeyring) => LogKeyring): Promise<void> {
    await underLock(`${this.path}.lock`, async (stillHeld) => {
      const { ring } = await load(this.path, this.root);
      await replaceFile(this.path, encodeLogKeys(change(ring), this.root), stillHeld);
    });
    await this.reload();
  }
}

const signing = ({ keys }: LogKeyring): readonly LogKey[] => keys.filter(({ seed }) => seed !== null);

const firstKey = (): LogKey => ({ ...newPair(), since: new Date().toISOString(), until: null, introduction: null });

const stampOf = async (path: string): Promise<string> => {
  const found = await stat(path).catch(() => null);
  return found === null ? '' : `${String(found.ino)} ${String(found.mtimeMs)} ${String(found.size)}`;
};

const load = async (path: string, root: Uint8Array): Promise<{ ring: LogKeyring; stamp: string }> => {
  const stamp = await stampOf(path);
  const text = await readLogKeys(path);
  if (text === undefined) {
    throw new ProofError('PROOF.KEYS_UNUSABLE', `The keys of the log, ${path}, are gone: put them back.`);
  }
  return { ring: decodeLogKeys(text, root), stamp };
};

const checkName = (name: string): void => {
  if (isKeyName(name) && /^[\x21-\x7e]{1,200}$/.test(name)) return;
  const message =
    'TRUSTLOG_LOG_NAME must be like a URL without its scheme, `records.example.org/log`: no blank, no plus sign.';
  throw new ProofError('PROOF.KEYS_UNUSABLE', message);
};
