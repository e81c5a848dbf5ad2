import type { Actor, Role } from '#platform/auth/actor.js';
import type { Uuid } from '#platform/kernel/event.js';

/** Numbers from 0 to just under 1 that follow from a seed (mulberry32). */
export const randomFrom = (seed: number): (() => number) => {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
};

/** A fact: a number, or that a school joined or left a group. */
export interface Fact {
  readonly value: number;
  readonly at: number;
  readonly joined?: Uuid;
  readonly left?: Uuid;
}

/** How far one read model of one tenant is. `repair` changes its rows without any event. */
export interface Cell {
  readonly position: number;
  readonly generation: number;
  readonly repair: number;
}

/** One tenant as it is committed. */
export interface TenantState {
  readonly facts: readonly Fact[];
  readonly cells: readonly Cell[];
  /** Raised by each erasure. */
  readonly keys: number;
}

/** People who ask; the first three for a group. */
export const PEOPLE = 8;

/** Everything that is committed; never changed, only replaced, so that a snapshot is a reference. */
export interface Committed {
  readonly epoch: number;
  readonly tenants: ReadonlyMap<Uuid, TenantState>;
  readonly revoked: ReadonlySet<string>;
}

export const READ_MODELS = 2;
const MINUTE = 60_000;
const DAY = 1_440 * MINUTE;

const tenantName = (n: number): Uuid => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
export const GROUPS = [tenantName(1), tenantName(2)] as const;
export const SCHOOLS = [3, 4, 5, 6, 7].map(tenantName);
const ALL = [...GROUPS, ...SCHOOLS];

const nothing: TenantState = {
  facts: [],
  cells: Array.from({ length: READ_MODELS }, () => ({ position: 0, generation: 0, repair: 0 })),
  keys: 0,
};

/** An append that holds its tenant's lock and has its time, and is not committed. */
interface UnderWay {
  readonly tenant: Uuid;
  readonly fact: Fact;
}

/** A small installation whose history is made up at random: what it writes is what the product writes. */
export class World {
  now = Date.parse('2026-11-20T22:30:00.000Z');
  state: Committed = { epoch: 1, tenants: new Map(ALL.map((id) => [id, nothing])), revoked: new Set() };
  private readonly underWay = new Map<Uuid, UnderWay>();
  private readonly roles = new Map<string, { role: Role; credential: number }>();

  constructor(readonly random: () => number) {
    for (const school of SCHOOLS.slice(0, 3)) this.append(this.pick(GROUPS), { joined: school });
    for (const id of GROUPS) this.project(id);
  }

  pick<Item>(items: readonly Item[]): Item {
    return items[Math.floor(this.random() * items.length)] as Item;
  }

  get idle(): boolean {
    return this.underWay.size === 0;
  }

  /** One thing happens. */
  step(): void {
    const acts: readonly (readonly [number, () => void])[] = [
      [0.3, () => this.write()],
      [0.3, () => this.project(this.pick(ALL))],
      [0.08, () => this.begin()],
      [0.08, () => this.commit()],
      [0.05, () => this.move()],
      [0.03, () => this.withoutEvent(this.pick(ALL))],
      [0.02, () => this.erase(this.pick(ALL))],
      [0.03, () => this.restore()],
      [0.03, () => this.changePerson()],
      [0.08, () => this.pass()],
    ];
    let left = this.random();
    for (const [share, act] of acts) {
      left -= share;
      if (left < 0) {
        act();
        return;
      }
    }
  }

  /** One of eight people, as the request that asks now finds them. */
  person(n: number): Actor {
    const personId = tenantName(100 + n);
    const tenantId = n < 3 ? (GROUPS[n % 2] as Uuid) : (SCHOOLS[n % SCHOOLS.length] as Uuid);
    const { role, credential } = this.role(personId);
    return {
      ...{ actorId: personId, personId, tenantId, role },
      credentialId: `${personId}/${String(credential)}`,
      tenantKind: n < 3 ? 'group' : 'school',
    };
  }

  /** Brings a tenant's read models a way on, or to the head. */
  project(tenant: Uuid, all = false): void {
    this.change(tenant, (state) => ({
      ...state,
      cells: state.cells.map((cell) => ({
        ...cell,
        position: all || this.random() < 0.7 ? state.facts.length : cell.position,
      })),
    }));
  }

  private write(): void {
    const tenant = this.pick(ALL);
    if (!this.underWay.has(tenant)) this.append(tenant, {});
  }

  /** A school joins a group or leaves it. */
  private move(): void {
    const group = this.pick(GROUPS);
    if (this.underWay.has(group)) return;
    const school = this.pick(SCHOOLS);
    this.append(group, this.random() < 0.5 ? { joined: school } : { left: school });
    if (this.random() < 0.7) this.project(group, true);
  }

  private append(tenant: Uuid, about: Partial<Fact>): void {
    this.add({ tenant, fact: this.factOf(tenant, about) });
  }

  private factOf(tenant: Uuid, about: Partial<Fact>): Fact {
    const last = this.of(tenant).facts.at(-1)?.at ?? 0;
    return { value: 1 + Math.floor(this.random() * 1_000), at: Math.max(last, this.now), ...about };
  }

  /** The lock is taken, then the clock is read. */
  private begin(): void {
    const tenant = this.pick(ALL);
    if (!this.underWay.has(tenant)) this.underWay.set(tenant, { tenant, fact: this.factOf(tenant, {}) });
  }

  private commit(): void {
    const [one] = this.underWay.values();
    if (!one) return;
    this.underWay.delete(one.tenant);
    this.add(one);
  }

  private add({ tenant, fact }: UnderWay): void {
    this.change(tenant, (state) => ({ ...state, facts: [...state.facts, fact] }));
  }

  /** A rebuild after which the rows may be others: a repair. */
  private withoutEvent(tenant: Uuid): void {
    const repair = this.random() < 0.7 ? 1 : 0;
    this.change(tenant, (state) => ({
      ...state,
      cells: state.cells.map((cell) => ({ ...cell, generation: cell.generation + 1, repair: cell.repair + repair })),
    }));
  }

  private erase(tenant: Uuid): void {
    this.change(tenant, (state) => ({ ...state, keys: state.keys + 1 }));
  }

  /** The last facts of one tenant are lost with a standby and its positions given again: the log has a new name. */
  private restore(): void {
    const tenant = this.pick(ALL);
    if (this.underWay.has(tenant) || this.of(tenant).facts.length < 2) return;
    this.state = { ...this.state, epoch: this.state.epoch + 1 };
    const lost = this.random() < 0.7 ? 1 : 2;
    this.change(tenant, ({ facts, cells, keys }) => {
      const left = facts.slice(0, -lost);
      return {
        keys,
        facts: left,
        cells: cells.map((cell) => ({ ...cell, position: Math.min(cell.position, left.length) })),
      };
    });
    for (let n = 0; n < lost; n += 1) this.append(tenant, {});
    this.project(tenant, true);
  }

  /** Somebody's role changes, or their key ends and they get another. */
  private changePerson(): void {
    const person = tenantName(100 + Math.floor(this.random() * PEOPLE));
    const { role, credential } = this.role(person);
    if (this.random() < 0.3) {
      // Ended, and whoever asks with it does not know yet.
      this.state = { ...this.state, revoked: new Set([...this.state.revoked, `${person}/${String(credential)}`]) };
      return;
    }
    const next = role === 'STAFF' ? 'TRUST_LEAD' : 'STAFF';
    this.roles.set(person, { role: next, credential: credential + 1 });
  }

  private pass(): void {
    this.now += this.pick([1, 700, 15_000, MINUTE, 20 * MINUTE, 5 * 60 * MINUTE, DAY]);
  }

  private role(person: string): { role: Role; credential: number } {
    const known = this.roles.get(person) ?? { role: 'TRUST_LEAD' as const, credential: 1 };
    this.roles.set(person, known);
    return known;
  }

  private of(tenant: Uuid): TenantState {
    return this.state.tenants.get(tenant) ?? nothing;
  }

  private change(tenant: Uuid, next: (state: TenantState) => TenantState): void {
    this.state = { ...this.state, tenants: new Map(this.state.tenants).set(tenant, next(this.of(tenant))) };
  }
}
