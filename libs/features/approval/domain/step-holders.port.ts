import type { PostHolder } from '#contracts/approval.events.js';
import type { Uuid } from '#platform/kernel/event.js';

/** Who may decide for a post or body today, as the records of the school and its group have it. */
export abstract class StepHolders {
  abstract of(schoolId: Uuid, post: string): Promise<readonly PostHolder[]>;
}
