import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { RetainedKind } from '#contracts/retention.events.js';
import type { CommandOutcome } from '#platform/command/command-runner.js';
import type { RequestContext } from '#platform/command/request-context.js';
import type { Uuid } from '#platform/kernel/event.js';
import { accept } from '#platform/kernel/result.js';
import { KEEPERS, RetentionActs } from '../retention-acts.js';

export interface PlaceHoldInput {
  readonly schoolId: Uuid;
  readonly kind: RetainedKind;
  /** The person, the case, or for a whole record the school itself. */
  readonly subjectId: Uuid;
  readonly reason: string;
}

/** Keeps a person, a case or a whole record from being erased. The outcome's id is the hold's. */
export class PlaceHold extends Command<CommandOutcome> {
  constructor(
    readonly context: RequestContext,
    readonly input: PlaceHoldInput,
    readonly idempotencyKey?: string | null,
  ) {
    super();
  }
}

@CommandHandler(PlaceHold)
export class PlaceHoldHandler implements ICommandHandler<PlaceHold> {
  constructor(private readonly acts: RetentionActs) {}

  execute({ context, input, idempotencyKey }: PlaceHold): Promise<CommandOutcome> {
    const act = { name: 'PlaceHold', roles: KEEPERS, context, input, idempotencyKey };
    return this.acts.run(act, async ({ unit, deed }) => {
      const found = await this.acts.find(unit, context, input);
      if (!found.ok) return found;
      const { subject } = found.value;
      return accept({ kind: 'PlaceHold', ...deed, holdId: unit.subject, subject, reason: input.reason });
    });
  }
}
