import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { RetainedKind } from '#contracts/retention.events.js';
import type { CommandOutcome } from '#platform/command/command-runner.js';
import type { RequestContext } from '#platform/command/request-context.js';
import type { Uuid } from '#platform/kernel/event.js';
import { londonDay } from '#platform/kernel/plain-date.js';
import { accept } from '#platform/kernel/result.js';
import { isOver } from '../../domain/eligible.js';
import { retentionErrors as errors } from '../../domain/retention.errors.js';
import { DECIDERS, RetentionActs } from '../retention-acts.js';

export interface DecideErasureInput {
  readonly schoolId: Uuid;
  readonly kind: RetainedKind;
  readonly erasureId: Uuid;
  readonly approve: boolean;
  /** Why not, where it is declined. */
  readonly reason?: string | null;
}

/** Decides on an erasure that somebody else has put forward. A yes is carried out at once and cannot be taken back. */
export class DecideErasure extends Command<CommandOutcome> {
  constructor(
    readonly context: RequestContext,
    readonly input: DecideErasureInput,
    readonly idempotencyKey?: string | null,
  ) {
    super();
  }
}

@CommandHandler(DecideErasure)
export class DecideErasureHandler implements ICommandHandler<DecideErasure> {
  constructor(private readonly acts: RetentionActs) {}

  execute({ context, input, idempotencyKey }: DecideErasure): Promise<CommandOutcome> {
    const { erasureId, approve, reason } = input;
    const act = { name: 'DecideErasure', roles: DECIDERS, context, input, idempotencyKey, subject: erasureId };
    return this.acts.run(act, async ({ unit, deed, own }) => {
      const found = await this.acts.findAgain(unit, context, own.state.erasures.get(erasureId));
      if (!found?.ok) return errors.erasureUnknown();
      const { retained } = found.value;
      // They may have come back since it was put forward.
      const over = approve && retained ? isOver(retained, londonDay(context.now)) : accept(true);
      if (!over.ok) return over;
      return accept({ kind: 'DecideErasure', ...deed, erasureId, approve, reason: reason ?? '' });
    });
  }
}
