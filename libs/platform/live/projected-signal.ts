import type { Uuid } from '#platform/kernel/event.js';

/** Says within this process that the read models of a tenant have caught up; who waits for it need not ask so often. */
export class ProjectedSignal {
  private readonly listeners = new Set<(tenantId: Uuid) => void>();

  /** Answers how to stop listening. */
  listen(listener: (tenantId: Uuid) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  tell(tenantId: Uuid): void {
    for (const listener of this.listeners) listener(tenantId);
  }
}
