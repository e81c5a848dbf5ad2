import type { TenantRow } from '#platform/event-store/event-store.js';
import type { Uuid } from '#platform/kernel/event.js';
import type { BehindTenant } from './tenants-behind.js';

export interface SweepOptions {
  /** All tenants with the heads of their logs. */
  readonly tenants: () => Promise<readonly TenantRow[]>;
  /** Those of them that something is left to do for. */
  readonly behind: (tenants: readonly TenantRow[]) => Promise<readonly BehindTenant[]>;
  /** Milliseconds since 1970. */
  readonly clock?: () => number;
}

interface Suspect {
  /** The head that it was behind when it was first seen so. */
  readonly head: number;
  readonly since: number;
}

/**
 * Compares the heads of all logs with what was made of them, and so finds what other processes appended and what got
 * lost on the way. Only a tenant that was seen to be up to date is not asked for again until its head moves.
 */
export class Sweep {
  private readonly upToDate = new Map<Uuid, number>();
  private suspects = new Map<Uuid, Suspect>();
  private readonly clock: () => number;

  constructor(private readonly options: SweepOptions) {
    this.clock = options.clock ?? Date.now;
  }

  /** How many were behind at the last look. */
  get behind(): number {
    return this.suspects.size;
  }

  /** Whether this is a tenant at all, as far as the last look tells. */
  knows(tenantId: Uuid): boolean {
    return this.upToDate.has(tenantId) || this.suspects.has(tenantId);
  }

  /** The tenants that have been behind the same event for `patience` milliseconds; 0: all that are behind. */
  async due(patience = 0): Promise<readonly TenantRow[]> {
    const moved = (await this.options.tenants()).filter(({ tenantId, head }) => this.upToDate.get(tenantId) !== head);
    const behind = moved.length === 0 ? [] : await this.options.behind(moved);
    for (const { tenantId, head } of moved) this.upToDate.set(tenantId, head);
    for (const { tenantId } of behind) this.upToDate.delete(tenantId);
    const now = this.clock();
    this.suspects = new Map(behind.map((tenant) => [tenant.tenantId, this.suspected(tenant, now)]));
    return behind.filter(({ tenantId }) => now - (this.suspects.get(tenantId)?.since ?? now) >= patience);
  }

  private suspected({ tenantId, head, reached }: BehindTenant, now: number): Suspect {
    const before = this.suspects.get(tenantId);
    return before && (reached ?? 0) < before.head ? before : { head, since: now };
  }
}
