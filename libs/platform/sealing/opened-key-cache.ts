import type { Uuid } from '#platform/kernel/event.js';
import type { SubjectKey } from './subject-keys.js';

export type LiveKey = Extract<SubjectKey, { state: 'live' }>;

interface TenantCache {
  readonly generation: string;
  readonly keys: Map<Uuid, LiveKey>;
}

/**
 * Opened subject keys, least recently used out first, bounded by tenants and by subjects of each, so that no tenant
 * drives out another's. Keys of an older generation are dropped as a whole: one of them was destroyed elsewhere.
 */
export class OpenedKeyCache {
  private readonly tenants = new Map<Uuid, TenantCache>();

  constructor(
    private readonly maxTenants = 200,
    private readonly maxSubjects = 4_000,
  ) {}

  /** Keys at hand, whatever their generation: good only once the database says that it still stands. */
  get(
    tenantId: Uuid,
    subjectIds: readonly Uuid[],
  ): { readonly generation: string | null; readonly keys: Map<Uuid, LiveKey> } {
    const cache = this.tenants.get(tenantId);
    if (!cache) return { generation: null, keys: new Map() };
    const found = new Map<Uuid, LiveKey>();
    for (const subjectId of subjectIds) {
      const key = cache.keys.get(subjectId);
      if (key) found.set(subjectId, key);
    }
    touch(this.tenants, tenantId, cache);
    for (const [subjectId, key] of found) touch(cache.keys, subjectId, key);
    return { generation: cache.generation, keys: found };
  }

  put(tenantId: Uuid, generation: string, keys: Iterable<readonly [Uuid, LiveKey]>): void {
    const known = this.tenants.get(tenantId);
    const cache = known?.generation === generation ? known : { generation, keys: new Map<Uuid, LiveKey>() };
    for (const [subjectId, key] of keys) touch(cache.keys, subjectId, key);
    touch(this.tenants, tenantId, cache);
    trim(cache.keys, this.maxSubjects);
    trim(this.tenants, this.maxTenants);
  }

  drop(tenantId: Uuid): void {
    this.tenants.delete(tenantId);
  }
}

/** Moves an entry to the end, which is the side of the recently used. */
const touch = <Value>(map: Map<Uuid, Value>, id: Uuid, value: Value): void => {
  map.delete(id);
  map.set(id, value);
};

const trim = (map: Map<Uuid, unknown>, max: number): void => {
  for (const id of map.keys()) {
    if (map.size <= max) return;
    map.delete(id);
  }
};
