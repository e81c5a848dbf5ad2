import type { Actor } from './actor.js';

interface Entry {
  readonly actor: Actor;
  /** Milliseconds since 1970 at which the answer must be asked for again. */
  readonly until: number;
}

/** How long an answer may be older than the truth. A revocation elsewhere acts within a second. */
const KEEP_MS = 900;
const MOST_ENTRIES = 10_000;

/**
 * Who was recognised a moment ago, so that a burst of requests asks the database once. Only a yes is kept, under the
 * hash of what was shown; and its age counts from before the question was put.
 */
export class ActorCache {
  private readonly entries = new Map<string, Entry>();

  constructor(private readonly clock: () => number) {}

  get(hash: string): Actor | null {
    const entry = this.entries.get(hash);
    if (!entry) return null;
    if (entry.until > this.clock()) return entry.actor;
    this.entries.delete(hash);
    return null;
  }

  /** Keeps an answer to a question that was put at `askedAt`; `expiresAt` ends it earlier. Milliseconds. */
  keep(hash: string, actor: Actor, askedAt: number, expiresAt: number): void {
    this.entries.delete(hash);
    this.entries.set(hash, { actor, until: Math.min(askedAt + KEEP_MS, expiresAt) });
    if (this.entries.size <= MOST_ENTRIES) return;
    const [oldest] = this.entries.keys();
    if (oldest !== undefined) this.entries.delete(oldest);
  }

  /** Forgets what this process knows of a credential, at once. */
  forget(credentialId: string): void {
    for (const [hash, { actor }] of this.entries) if (actor.credentialId === credentialId) this.entries.delete(hash);
  }

  drop(hash: string): void {
    this.entries.delete(hash);
  }
}
