import type pg from 'pg';
import type { Uuid } from '#platform/kernel/event.js';
import { inTenants } from '#platform/postgres/in-tenants.js';

const EVERY_MS = 60_000;
const MOST_ENTRIES = 10_000;

/** Notes when a credential was last used: at most once a minute, and never while somebody waits for an answer. */
export class LastUses {
  private readonly notedAt = new Map<Uuid, number>();
  private readonly writing = new Set<Promise<void>>();

  constructor(
    private readonly pool: pg.Pool,
    private readonly clock: () => number,
  ) {}

  note(tenantId: Uuid, credentialId: Uuid): void {
    const now = this.clock();
    if (now - (this.notedAt.get(credentialId) ?? -EVERY_MS) < EVERY_MS) return;
    if (this.notedAt.size >= MOST_ENTRIES) this.notedAt.clear();
    this.notedAt.set(credentialId, now);
    // A note that is lost costs a minute of accuracy; the request it belongs to must not fail for it.
    const write = this.write(tenantId, credentialId)
      .catch(() => undefined)
      .then(() => {
        this.writing.delete(write);
      });
    this.writing.add(write);
  }

  async settled(): Promise<void> {
    await Promise.all(this.writing);
  }

  private async write(tenantId: Uuid, credentialId: Uuid): Promise<void> {
    await inTenants(this.pool, [tenantId], (client) =>
      client.query(
        `UPDATE platform.credential SET last_used_at = now() WHERE tenant_id = $1 AND credential_id = $2
         AND (last_used_at IS NULL OR last_used_at < now() - interval '1 minute')`,
        [tenantId, credentialId],
      ),
    );
  }
}
