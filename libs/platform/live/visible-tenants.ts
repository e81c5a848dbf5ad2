import type { Actor } from '#platform/auth/actor.js';
import type { Uuid } from '#platform/kernel/event.js';
import { londonDay } from '#platform/kernel/plain-date.js';
import type { PostgresReadStore } from '#platform/read-store/postgres-read-store.js';
import type { Reached } from './reached.query.js';

interface Home {
  readonly actor: Actor;
  watchers: number;
  tenants: readonly Uuid[];
  readAt: number;
  day: string;
}

/** Even where nothing says that a group changed, its members are read again after this. */
const AGAIN_MS = 5_000;

/**
 * Which tenants each watcher may see, as the read store says it: it reads the membership itself. Read again before
 * anything is told whenever the group's own record has moved, is behind, or the day has changed in London.
 */
export class VisibleTenants {
  private readonly homes = new Map<Uuid, Home>();

  constructor(private readonly reads: PostgresReadStore) {}

  /** Begins to look for one more watcher; answers what they may see. */
  async add(actor: Actor): Promise<readonly Uuid[]> {
    const home = this.homes.get(actor.tenantId) ?? { actor, watchers: 0, tenants: [], readAt: 0, day: '' };
    this.homes.set(actor.tenantId, home);
    home.watchers += 1;
    try {
      await this.read(home);
    } catch (error) {
      this.remove(actor);
      throw error;
    }
    return home.tenants;
  }

  remove({ tenantId }: Actor): void {
    const home = this.homes.get(tenantId);
    if (!home) return;
    home.watchers -= 1;
    if (home.watchers <= 0) this.homes.delete(tenantId);
  }

  of({ tenantId }: Actor): readonly Uuid[] {
    return this.homes.get(tenantId)?.tenants ?? [];
  }

  /** Everything that anybody watches, each once. */
  all(): readonly Uuid[] {
    return [...new Set([...this.homes.values()].flatMap(({ tenants }) => tenants))];
  }

  isEmpty(): boolean {
    return this.homes.size === 0;
  }

  includes(tenantId: Uuid): boolean {
    for (const { tenants } of this.homes.values()) if (tenants.includes(tenantId)) return true;
    return false;
  }

  /** Reads again what may have changed; answers the tenants that came in by that. `moved`: what the last look has found. */
  async refresh(moved: readonly Reached[]): Promise<readonly Uuid[]> {
    const before = new Set(this.all());
    const ids = new Set(moved.map(({ tenant }) => tenant));
    for (const [id, home] of this.homes) if (ids.has(id) || isOld(home)) await this.read(home);
    return this.all().filter((tenant) => !before.has(tenant));
  }

  private async read(home: Home): Promise<void> {
    const readAt = Date.now();
    const day = today();
    home.tenants = await this.reads.ask({ actor: home.actor }, (scope) => Promise.resolve(scope.tenants));
    home.readAt = readAt;
    home.day = day;
  }
}

const today = (): string => londonDay(new Date().toISOString());

/** A school's own credential sees its school and nothing else, whatever happens. */
const isOld = ({ actor, readAt, day }: Home): boolean =>
  actor.tenantKind === 'group' && (Date.now() - readAt > AGAIN_MS || day !== today());
