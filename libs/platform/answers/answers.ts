import type { Actor } from '#platform/auth/actor.js';
import type { Made } from '#platform/read-store/request-snapshot.js';
import type { ScopeVersion } from '#platform/read-store/scope-version.js';
import { etagOf, keyOf, type AskedFor } from './answer-key.js';
import { KeptAnswers, type KeptAnswer } from './kept-answers.js';
import type { SettledPast } from './settled-past.js';
import { settledText, versionText } from './version-text.js';

/** The snapshot in which an answer would be made. */
export interface AnswerSource {
  /** Waits for positions; before anything is read. */
  reach(wanted: KeptAnswer['minPositions']): Promise<void>;
  /** What an answer about this time ('' for the present) would rest on; null when nobody wanted to know. */
  version(asOf: string): Promise<ScopeVersion | null>;
  /** What was asked in it, up to now. */
  made(): Promise<Made>;
}

/** An answer as text. The tag is absent where it is made anew each time. */
export interface Answer {
  readonly text: string;
  readonly etag: string | null;
}

/** What an answer is made in: a snapshot, which may be given back for a newer one before anything is made. */
export interface AnswerMaking {
  readonly snapshot: AnswerSource;
  /** Gives the snapshot back, with its connection, and takes a newer one. */
  readonly renew: () => AnswerSource;
  readonly make: () => Promise<{ readonly text: string } | null>;
}

/** How often somebody waits for what another makes of the same answer, before making it alone. */
const WAITS = 3;

export interface AnswersOptions {
  /** 0: nothing is kept. */
  readonly bytes: number;
  readonly bytesOfTenant: number;
  readonly settled: Pick<SettledPast, 'has'>;
  /** Milliseconds since 1970. */
  readonly clock: () => number;
}

/**
 * Keeps answers and gives them again while what they rest on still stands. The database is asked each time, so it does
 * not matter how many processes keep and write.
 */
export class Answers {
  private readonly kept: KeptAnswers;
  /** Answers that are being made now; each says whether it could be kept. */
  private readonly making = new Map<string, Promise<boolean>>();
  /** How often an answer was used again, and how often one was made. */
  readonly counts = { again: 0, made: 0 };

  constructor(private readonly options: AnswersOptions) {
    this.kept = new KeptAnswers(options);
  }

  get on(): boolean {
    return this.options.bytes > 0;
  }

  /** The kept answer, or the one that `make` makes in the snapshot; null where that has none to give. */
  async give(asked: AskedFor, making: AnswerMaking): Promise<Answer | null> {
    const key = keyOf(asked);
    // Before the snapshot is taken; afterwards it would be too late to say.
    const isSettled = this.whatIsSettled(asked);
    let { snapshot } = making;
    for (let waits = 0; asked.afresh !== true; waits += 1) {
      const kept = await this.standing(key, asked.actor, snapshot);
      if (kept) return kept;
      const elsewhere = waits < WAITS ? this.making.get(key) : undefined;
      if (!elsewhere) break;
      // Who waits holds no connection, and looks with a snapshot that is newer than what was made meanwhile.
      snapshot = making.renew();
      if (!(await elsewhere)) break;
    }
    const made = this.made({ key, asked, isSettled }, snapshot, making.make);
    const known = made.then(
      (answer) => answer?.etag != null,
      () => false,
    );
    this.making.set(key, known);
    try {
      return await made;
    } finally {
      if (this.making.get(key) === known) this.making.delete(key);
    }
  }

  /** What is kept under this name, where it stands in the snapshot. */
  private async standing(key: string, actor: Actor, snapshot: AnswerSource): Promise<KeptAnswer | null> {
    const kept = this.kept.get(key);
    if (!kept || !this.inTime(kept) || !(await this.stands(kept, actor, snapshot))) return null;
    this.counts.again += 1;
    return kept;
  }

  private async made(
    { key, asked, isSettled }: Wanted,
    snapshot: AnswerSource,
    make: AnswerMaking['make'],
  ): Promise<Answer | null> {
    const made = await make();
    if (!made) return null;
    this.counts.made += 1;
    const from = await snapshot.made();
    if (!this.mayKeep(from)) {
      this.kept.drop(key);
      return { text: made.text, etag: null };
    }
    const answer = restingOn(asked.actor, made.text, from, isSettled);
    const entry = { ...answer, etag: etagOf(key, answer.versions, answer.validUntilMs) };
    this.kept.put(key, entry);
    return entry;
  }

  private inTime({ madeAtMs, validUntilMs }: KeptAnswer): boolean {
    const now = this.options.clock();
    return madeAtMs <= now && now < validUntilMs;
  }

  private async stands(
    { minPositions, versions, settled }: KeptAnswer,
    actor: Actor,
    snapshot: AnswerSource,
  ): Promise<boolean> {
    await snapshot.reach(minPositions);
    for (const [asOf, text] of versions) {
      const version = await snapshot.version(asOf);
      if (!version) return false;
      if (text !== (settled.has(asOf) ? settledText(version, actor) : versionText(version))) return false;
    }
    return true;
  }

  /** Times in the variables are the ones that can be asked for again. */
  private whatIsSettled({ variables }: AskedFor): (asOf: string) => boolean {
    const settled = new Set(
      Object.values(variables).filter(
        (value): value is string =>
          typeof value === 'string' && /^\d{4}-.*T.*Z$/.test(value) && this.options.settled.has(Date.parse(value)),
      ),
    );
    return (asOf) => settled.has(asOf);
  }

  private mayKeep({ keep, versions, validUntilMs }: Made): boolean {
    return keep && versions.size > 0 && this.options.clock() < validUntilMs;
  }
}

/** An answer about to be made, and the name to keep it under. */
interface Wanted {
  readonly key: string;
  readonly asked: AskedFor;
  readonly isSettled: (asOf: string) => boolean;
}

const restingOn = (
  actor: Actor,
  text: string,
  { versions, minPositions, madeAtMs, validUntilMs }: Made,
  isSettled: (asOf: string) => boolean,
): Omit<KeptAnswer, 'etag'> => {
  // Complete: whatever was recorded by then is in the read models too.
  const settled = new Set([...versions].flatMap(([asOf, { complete }]) => (complete && isSettled(asOf) ? [asOf] : [])));
  const texts = [...versions].map(
    ([asOf, version]) => [asOf, settled.has(asOf) ? settledText(version, actor) : versionText(version)] as const,
  );
  return { tenantId: actor.tenantId, text, versions: new Map(texts), settled, minPositions, madeAtMs, validUntilMs };
};
