import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { RetainedKind } from '#contracts/retention.events.js';
import type { CommandOutcome } from '#platform/command/command-runner.js';
import type { RequestContext } from '#platform/command/request-context.js';
import type { Uuid } from '#platform/kernel/event.js';
import { accept } from '#platform/kernel/result.js';
import { retentionErrors as errors } from '../../domain/retention.errors.js';
import { DECIDERS, RetentionActs } from '../retention-acts.js';

export interface LiftHoldInput {
  readonly schoolId: Uuid;
  readonly kind: RetainedKind;
  readonly holdId: Uuid;
  readonly reason: string;
}

/** Ends a hold; what the schedule says holds again. */
export class LiftHold extends Command<CommandOutcome> {
  constructor(
    readonly context: RequestContext,
    readonly input: LiftHoldInput,
    readonly idempotencyKey?: string | null,
  ) {
    super();
  }
}

@CommandHandler(LiftHold)
export class LiftHoldHandler implements ICommandHandler<LiftHold> {
  constructor(private readonly acts: RetentionActs) {}

  execute({ context, input, idempotencyKey }: LiftHold): Promise<CommandOutcome> {
    const { holdId, reason } = input;
    const act = { name: 'LiftHold', roles: DECIDERS, context, input, idempotencyKey, subject: holdId };
    return this.acts.run(act, async ({ unit, deed, own }) => {
      const found = await this.acts.findAgain(unit, context, own.state.holds.get(holdId));
      return found?.ok ? accept({ kind: 'LiftHold', ...deed, holdId, reason }) : errors.holdUnknown();
    });
  }
}
