import type { Uuid } from '#platform/kernel/event.js';
import type { Fly, Landing } from './append-queue.js';
import type { PreparedAppend } from './prepared-append.js';

const MOST_STREAMS = 50_000;
const MOST_COMMANDS = 10_000;

/**
 * A map that forgets what was set long ago: the last `most / 2` keys at least, `most` at best. Two generations instead of
 * deleting the oldest key, which a Map finds only by walking over all the holes before it.
 */
class Recent<Value> {
  private young = new Map<string, Value>();
  private old = new Map<string, Value>();

  constructor(private readonly most: number) {}

  get(key: string): Value | undefined {
    return this.young.get(key) ?? this.old.get(key);
  }

  set(key: string, value: Value): void {
    if (this.young.size >= this.most / 2) {
      this.old = this.young;
      this.young = new Map();
    }
    this.young.set(key, value);
  }

  clear(): void {
    this.young = new Map();
    this.old = new Map();
  }
}

/**
 * Versions known to be stored, so that an append that expects less is refused without a round trip. Known means set by
 * the last load or success; dropped when a connection was lost, because what was restored may be older. Versions only
 * grow, so a refusal is never wrong about a living log, and the next try of the same command asks the database anyway.
 */
export class KnownVersions {
  private readonly versions = new Recent<number>(MOST_STREAMS);
  /** Commands stored or refused here: their next try is a repeat, which only the database answers rightly. */
  private readonly commands = new Recent<true>(MOST_COMMANDS);

  saw(tenantId: Uuid, streamId: string, version: number): void {
    this.versions.set(`${tenantId}/${streamId}`, version);
  }

  /** It was stored before, by whomever: its versions are of then, and so are not learnt. */
  replayed(append: PreparedAppend): void {
    this.commands.set(`${append.tenantId}/${append.commandId}`, true);
  }

  stored(append: PreparedAppend): void {
    this.replayed(append);
    for (const stream of append.streams) {
      this.saw(append.tenantId, stream.streamId, stream.expectedVersion + stream.events.length);
    }
  }

  /** Whether to refuse here and now; says so once per command. */
  refuses(append: PreparedAppend): boolean {
    const stale = append.streams.some(
      (stream) => stream.expectedVersion < (this.versions.get(`${append.tenantId}/${stream.streamId}`) ?? 0),
    );
    if (!stale) return false;
    const command = `${append.tenantId}/${append.commandId}`;
    if (this.commands.get(command) === true) return false;
    this.commands.set(command, true);
    return true;
  }

  forget(): void {
    this.versions.clear();
  }
}

/**
 * Round trips that teach what they came to before the next batch is chosen: of writers who race on one version, all but
 * the first are then refused at home.
 */
export const teaching =
  (fly: Fly, known: KnownVersions): Fly =>
  async (batch, patient) => {
    const landings = await fly(batch, patient);
    batch.forEach((append, n) => learn(known, append, landings[n]));
    return landings;
  };

const learn = (known: KnownVersions, append: PreparedAppend, landing: Landing | undefined): void => {
  if (landing?.kind !== 'answered') return;
  if (landing.outcome.status === 'ok') known.stored(append);
  if (landing.outcome.status === 'replayed') known.replayed(append);
  const [stream] = append.streams;
  if (stream && typeof landing.stands === 'number') known.saw(append.tenantId, stream.streamId, landing.stands);
};
