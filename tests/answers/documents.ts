import type { Actor } from '#platform/auth/actor.js';
import type { Uuid } from '#platform/kernel/event.js';
import { scopeOf } from '#platform/read-store/read-scope.js';
import type { ReadScope } from '#platform/read-store/read-store.js';
import type { Validity } from '#platform/read-store/validity.js';
import { READ_MODELS, type Cell, type Committed, type Fact, type TenantState } from './world.js';

const MINUTE = 60_000;

/** What a document is asked with. `asOf` null: the present. */
export interface Asked {
  readonly document: DocumentName;
  readonly asOf: string | null;
}

const sumOf = (facts: readonly Fact[]): number => facts.reduce((sum, { value }) => sum + value, 0);

const seenBy = ({ facts }: TenantState, cell: Cell, until: number): readonly Fact[] =>
  facts.slice(0, cell.position).filter(({ at }) => at <= until);

/** The schools of a group, as its read model says. */
export const membersOf = (group: TenantState, until: number): readonly Uuid[] => {
  const members = new Set<Uuid>();
  for (const { joined, left } of seenBy(group, group.cells[0] as Cell, until)) {
    if (joined) members.add(joined);
    if (left) members.delete(left);
  }
  return [...members].sort();
};

/** Who is in sight of somebody at a time. */
export const inSight = ({ tenants }: Committed, { tenantId, tenantKind }: Actor, until: number): readonly Uuid[] => {
  const home = tenants.get(tenantId);
  return tenantKind === 'group' && home ? [tenantId, ...membersOf(home, until)] : [tenantId];
};

/** Reads one state: scopes by time, and what documents put together from them. */
export class Reading {
  keep = true;
  readonly scopes = new Set<string>();

  constructor(
    private readonly state: Committed,
    private readonly actor: Actor,
    private readonly now: number,
    private readonly validity?: Validity,
  ) {}

  answer({ document, asOf }: Asked): string {
    return JSON.stringify(DOCUMENTS[document](this, asOf));
  }

  scope(asOf: string | null): ReadScope {
    this.scopes.add(asOf ?? '');
    const at = asOf ?? new Date(this.now).toISOString();
    return scopeOf({
      sql: () => Promise.resolve([]),
      tenants: inSight(this.state, this.actor, asOf === null ? Infinity : Date.parse(asOf)),
      ...{ at, past: asOf !== null },
      ...(this.validity && { validity: this.validity }),
    });
  }

  /** Rows of one read model, for those who may see it. */
  rows({ tenants, past, stamp }: ReadScope, model: number): readonly string[] {
    if (model > 0 && this.actor.role === 'STAFF') return [];
    const until = past ? Date.parse(stamp) : Infinity;
    return tenants.flatMap((id) => {
      const tenant = this.state.tenants.get(id);
      const cell = tenant?.cells[model];
      if (!tenant || !cell) return [];
      const facts = seenBy(tenant, cell, until);
      return [`${id} ${String(sumOf(facts))} ${String(cell.repair)} ${String(tenant.keys)}`];
    });
  }

  heads({ tenants, past, stamp }: ReadScope): number {
    const until = past ? Date.parse(stamp) : Infinity;
    return tenants.reduce(
      (n, id) => n + (this.state.tenants.get(id)?.facts ?? []).filter((f) => f.at <= until).length,
      0,
    );
  }

  /** A past screen names the schools that joined later. */
  later({ tenants, past }: ReadScope): readonly Uuid[] {
    const home = this.state.tenants.get(this.actor.tenantId);
    if (!past || !home || this.actor.tenantKind !== 'group') return [];
    return membersOf(home, Infinity).filter((id) => !tenants.includes(id));
  }

  positions(): ReadonlyMap<Uuid, number> {
    return new Map([...this.state.tenants].map(([id, { cells }]) => [id, Math.min(...cells.map((c) => c.position))]));
  }
}

/** Documents of every kind: by the day, by the minute, past, both, on nothing but the clock, confidential. */
const DOCUMENTS = {
  rows: (reading: Reading, asOf: string | null): unknown => {
    const scope = reading.scope(asOf);
    return Array.from({ length: READ_MODELS }, (_, model) => reading.rows(scope, model));
  },
  day: (reading: Reading, asOf: string | null): unknown => {
    const scope = reading.scope(asOf);
    return [scope.today, reading.rows(scope, 1), reading.later(scope)];
  },
  minutes: (reading: Reading, asOf: string | null): unknown => {
    const scope = reading.scope(asOf);
    const minute = scope.atUntil(
      (at) => Math.floor(Date.parse(at) / MINUTE),
      (value) => new Date((value + 1) * MINUTE).toISOString(),
    );
    return [minute, reading.rows(scope, 0)];
  },
  clock: (reading: Reading, asOf: string | null): unknown => {
    const scope = reading.scope(asOf);
    return [scope.at, reading.rows(scope, 0)];
  },
  heads: (reading: Reading, asOf: string | null): unknown => [reading.heads(reading.scope(asOf))],
  since: (reading: Reading, asOf: string | null): unknown => [
    reading.rows(reading.scope(null), 0),
    asOf === null ? null : reading.rows(reading.scope(asOf), 0),
  ],
  confidential: (reading: Reading, asOf: string | null): unknown => {
    reading.keep = false;
    return reading.rows(reading.scope(asOf), 0);
  },
};

export type DocumentName = keyof typeof DOCUMENTS;
export const DOCUMENT_NAMES = Object.keys(DOCUMENTS) as readonly DocumentName[];
