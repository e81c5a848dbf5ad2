import type { Uuid } from '#platform/kernel/event.js';

const MOST = 500;

/** The tenants that askers of a tenant saw last, of some hundred tenants; the one noted first goes first. */
export class LastSeenTenants {
  private readonly seen = new Map<Uuid, readonly Uuid[]>();

  get(tenantId: Uuid): readonly Uuid[] | undefined {
    return this.seen.get(tenantId);
  }

  set(tenantId: Uuid, tenants: readonly Uuid[]): void {
    this.seen.delete(tenantId);
    this.seen.set(tenantId, tenants);
    const [oldest] = this.seen.keys();
    if (this.seen.size > MOST && oldest !== undefined) this.seen.delete(oldest);
  }
}
