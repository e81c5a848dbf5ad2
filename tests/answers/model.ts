import { Answers, type Answer, type AnswerSource } from '#platform/answers/answers.js';
import { SettledPast, type LookAtWriters } from '#platform/answers/settled-past.js';
import type { Actor } from '#platform/auth/actor.js';
import type { Uuid } from '#platform/kernel/event.js';
import type { Made } from '#platform/read-store/request-snapshot.js';
import type { ScopeVersion } from '#platform/read-store/scope-version.js';
import { Validity } from '#platform/read-store/validity.js';
import { DOCUMENT_NAMES, inSight, Reading, type Asked } from './documents.js';
import { PEOPLE, randomFrom, READ_MODELS, World, type Committed, type TenantState } from './world.js';

/** What a keeper may be robbed of, to see that somebody notices. */
export type Mutant =
  | 'sums of the schools alone'
  | 'no generations'
  | 'no membership'
  | 'no epoch'
  | 'no heads'
  | 'no erasures'
  | 'version after the rows'
  | 'no fingerprint'
  | 'no validUntil'
  | 'keys not looked at'
  | 'minPosition not waited for'
  | 'confidential answers kept'
  | 'every past settled'
  | 'settled though read models are behind';

export interface Outcome {
  readonly answers: number;
  readonly again: number;
  /** Given, and not what is true now. */
  readonly stale: number;
  /** Of those, with rows of somebody the asker may not see, or to a key that has ended. */
  readonly leaked: number;
}

const REVOKED = 'the key has ended';

/** Reads the version of a scope as the database would say it. */
const versionOf = (state: Committed, actor: Actor, asOf: string, mutant: Mutant | null): ScopeVersion => {
  const tenants = inSight(state, actor, asOf === '' ? Infinity : Date.parse(asOf));
  const found = tenants.flatMap((id) => state.tenants.get(id) ?? []);
  const sum = (of: (tenant: TenantState) => number): number => found.reduce((n, one) => n + of(one), 0);
  const [positions, heads] = [sum(positionsOf), sum(({ facts }) => facts.length)];
  const whole: ScopeVersion = {
    tenants,
    epoch: String(state.epoch),
    cells: String(found.length * READ_MODELS),
    positions: String(positions),
    generations: String(sum(({ cells }) => cells.reduce((n, { generation }) => n + generation, 0))),
    home: String(found[0] ? positionsOf(found[0]) : 0),
    heads: String(heads),
    keys: String(sum(({ keys }) => keys)),
    keyStands: !state.revoked.has(actor.credentialId),
    complete: positions === heads * READ_MODELS,
  };
  return mutant ? { ...whole, ...ROBBED[mutant]?.(found.slice(1)) } : whole;
};

const positionsOf = ({ cells }: TenantState): number => cells.reduce((n, { position }) => n + position, 0);

/** What a version without one of its parts says instead; `schools` are in sight beside the asker's own record. */
const ROBBED: Readonly<Partial<Record<Mutant, (schools: readonly TenantState[]) => Partial<ScopeVersion>>>> = {
  'sums of the schools alone': (schools) => ({
    ...{ tenants: [], epoch: '', cells: '', generations: '', home: '', heads: '', keys: '' },
    positions: String(schools.reduce((n, one) => n + positionsOf(one), 0)),
  }),
  'no membership': (schools) => ({
    ...{ tenants: [], home: '', cells: '' },
    positions: String(schools.reduce((n, one) => n + positionsOf(one), 0)),
    heads: String(schools.reduce((n, { facts }) => n + facts.length, 0)),
    generations: String(schools.reduce((n, { cells }) => n + cells.reduce((m, c) => m + c.generation, 0), 0)),
    keys: String(schools.reduce((n, { keys }) => n + keys, 0)),
  }),
  'no generations': () => ({ generations: '' }),
  'no epoch': () => ({ epoch: '' }),
  'no heads': () => ({ heads: '' }),
  'no erasures': () => ({ keys: '' }),
  'settled though read models are behind': () => ({ complete: true }),
};

/** A snapshot of the world, taken with the first thing that is asked in it. */
class Snapshot implements AnswerSource {
  private state: Committed | undefined;
  private reading: Reading | undefined;
  private readonly validity: Validity;

  constructor(
    private readonly world: World,
    private readonly actor: Actor,
    private readonly wanted: Made['minPositions'],
    private readonly mutant: Mutant | null,
  ) {
    this.validity = new Validity(new Date(world.now).toISOString());
  }

  reach(wanted: Made['minPositions']): Promise<void> {
    if (!this.state && this.mutant !== 'minPosition not waited for')
      for (const { tenant } of wanted) this.world.project(tenant, true);
    return Promise.resolve();
  }

  version(asOf: string): Promise<ScopeVersion> {
    const state = this.mutant === 'version after the rows' ? this.world.state : this.taken();
    const version = versionOf(state, this.actor, asOf, this.mutant);
    if (!version.keyStands && this.mutant !== 'keys not looked at') return Promise.reject(new Error(REVOKED));
    return Promise.resolve(version);
  }

  async make(asked: Asked): Promise<{ text: string }> {
    await this.reach(this.wanted);
    this.reading = new Reading(this.taken(), this.actor, this.world.now, this.validity);
    const text = this.reading.answer(asked);
    await this.version('');
    // Others write while the answer is put together.
    if (this.world.random() < 0.3) for (let n = 0; n < 3; n += 1) this.world.step();
    return { text };
  }

  async made(): Promise<Made> {
    const { scopes = new Set<string>(), keep = false } = this.reading ?? {};
    const versions = new Map<string, ScopeVersion>();
    for (const asOf of scopes) versions.set(asOf, await this.version(asOf));
    const forever = !scopes.has('') || this.mutant === 'no validUntil';
    return {
      ...{ versions, minPositions: this.wanted, keep: keep || this.mutant === 'confidential answers kept' },
      madeAtMs: 0,
      validUntilMs: forever ? Infinity : this.validity.untilMs,
    };
  }

  private taken(): Committed {
    return (this.state ??= this.world.state);
  }
}

const NOBODY = (actor: Actor): Actor => ({ ...actor, actorId: 'x', personId: null, role: 'STAFF' });

/** Somebody asks for something; the same again more often than not. */
interface Request {
  readonly person: number;
  readonly asked: Asked;
  readonly waits: boolean;
}

/** One history with its answers, each beside the one that is true at the moment it is asked for. */
class History {
  private readonly world: World;
  private readonly kept: Answers;
  private readonly recent: Request[] = [];
  private readonly outcome = { answers: 0, again: 0, stale: 0, leaked: 0 };

  constructor(
    seed: number,
    private readonly mutant: Mutant | null,
  ) {
    const world = (this.world = new World(randomFrom(seed)));
    const clock = (): number => world.now;
    const look = (): Promise<LookAtWriters> => Promise.resolve({ clockMs: world.now, idle: world.idle });
    const settled = mutant === 'every past settled' ? { has: () => true } : new SettledPast(look, clock);
    this.kept = new Answers({ bytes: 1_000_000, bytesOfTenant: 400_000, settled, clock });
  }

  async play(answers: number): Promise<Outcome> {
    for (let n = 0; n < answers; n += 1) {
      if (this.world.random() < 0.45) this.world.step();
      await this.ask(this.request());
    }
    return { ...this.outcome, again: this.kept.counts.again };
  }

  private request(): Request {
    const { world, recent } = this;
    if (recent.length > 0 && world.random() < 0.75) return world.pick(recent.slice(-4));
    const request = {
      person: Math.floor(world.random() * PEOPLE),
      asked: anything(world),
      waits: world.random() < 0.15,
    };
    recent.push(request);
    return request;
  }

  private async ask({ person, asked, waits }: Request): Promise<void> {
    const { world, mutant } = this;
    const actor = world.person(person);
    const wanted = waits ? [{ tenant: actor.tenantId, position: headOf(world, actor.tenantId) }] : [];
    const truth = truthOf(world, actor, asked, wanted);
    const given = await this.given(actor, asked, new Snapshot(world, actor, wanted, mutant), wanted);
    this.outcome.answers += 1;
    const confidential = asked.document === 'confidential' && given.etag !== null;
    if (given.text === truth.text && !confidential) return;
    this.outcome.stale += 1;
    const foreign = namesIn(given.text).some((id) => !truth.mayName.has(id));
    if (truth.text === REVOKED || confidential || foreign) this.outcome.leaked += 1;
  }

  private given(actor: Actor, asked: Asked, snapshot: Snapshot, wanted: Made['minPositions']): Promise<Answer> {
    const request = {
      ...{ documentHash: asked.document, operationName: null },
      variables: { asOf: asked.asOf, minPosition: wanted },
      actor: this.mutant === 'no fingerprint' ? NOBODY(actor) : actor,
    };
    return (
      this.kept
        // Nobody else asks at the same time, so nobody waits and takes another snapshot.
        .give(request, { snapshot, renew: () => snapshot, make: () => snapshot.make(asked) })
        .then(
          (answer) => answer ?? { text: '', etag: null },
          () => ({ text: REVOKED, etag: null }),
        )
    );
  }
}

const namesIn = (text: string): readonly string[] => text.match(/0{8}-0000-4000-8000-\d{12}/g) ?? [];

const headOf = (world: World, tenant: Uuid): number => world.state.tenants.get(tenant)?.facts.length ?? 0;

const anything = (world: World): Asked => {
  const document = world.pick(DOCUMENT_NAMES);
  if (world.random() < 0.5) return { document, asOf: null };
  return { document, asOf: new Date(world.now - Math.floor(world.random() * 40) * 1_000).toISOString() };
};

/** What is true for somebody at this moment, computed from nothing that was kept. */
const truthOf = (
  world: World,
  actor: Actor,
  asked: Asked,
  wanted: Made['minPositions'],
): { readonly text: string; readonly mayName: ReadonlySet<Uuid> } => {
  const before = world.state;
  for (const { tenant } of wanted) world.project(tenant, true);
  const state = world.state;
  world.state = before;
  const text = state.revoked.has(actor.credentialId) ? REVOKED : new Reading(state, actor, world.now).answer(asked);
  return { text, mayName: new Set(namesIn(text)) };
};

/** Histories from one seed after the other. Of a mutant until it is caught, as it must be. */
export const run = async (
  histories: number,
  answers: number,
  { mutant, caught }: { readonly mutant: Mutant | null; readonly caught: 'stale' | 'leaked' },
): Promise<Outcome> => {
  const total = { answers: 0, again: 0, stale: 0, leaked: 0 };
  for (let seed = 1; seed <= histories; seed += 1) {
    const outcome = await new History(seed, mutant).play(answers);
    for (const name of ['answers', 'again', 'stale', 'leaked'] as const) total[name] += outcome[name];
    if (mutant && total[caught] > 0) break;
  }
  return total;
};
