import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { RetainedKind } from '#contracts/retention.events.js';
import type { CommandOutcome } from '#platform/command/command-runner.js';
import type { RequestContext } from '#platform/command/request-context.js';
import type { Uuid } from '#platform/kernel/event.js';
import { accept } from '#platform/kernel/result.js';
import { retentionErrors as errors } from '../../domain/retention.errors.js';
import { KEEPERS, RetentionActs } from '../retention-acts.js';

export interface WithdrawErasureInput {
  readonly schoolId: Uuid;
  readonly kind: RetainedKind;
  readonly erasureId: Uuid;
}

/** Takes back an erasure that the asker has put forward. */
export class WithdrawErasure extends Command<CommandOutcome> {
  constructor(
    readonly context: RequestContext,
    readonly input: WithdrawErasureInput,
    readonly idempotencyKey?: string | null,
  ) {
    super();
  }
}

@CommandHandler(WithdrawErasure)
export class WithdrawErasureHandler implements ICommandHandler<WithdrawErasure> {
  constructor(private readonly acts: RetentionActs) {}

  execute({ context, input, idempotencyKey }: WithdrawErasure): Promise<CommandOutcome> {
    const { erasureId } = input;
    const act = { name: 'WithdrawErasure', roles: KEEPERS, context, input, idempotencyKey, subject: erasureId };
    return this.acts.run(act, async ({ unit, own }) => {
      const found = await this.acts.findAgain(unit, context, own.state.erasures.get(erasureId));
      return found?.ok ? accept({ kind: 'WithdrawErasure', erasureId }) : errors.erasureUnknown();
    });
  }
}
