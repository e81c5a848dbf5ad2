import type { Uuid } from '#platform/kernel/event.js';

/** The school whose policy is read: a document that names another one is a finding. */
export abstract class OwnSchool {
  /** Its English name, else its Welsh one; null: not recorded. */
  abstract nameOf(tenantId: Uuid): Promise<string | null>;
}
