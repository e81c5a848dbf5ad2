import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { ErasureGround, RetainedKind } from '#contracts/retention.events.js';
import type { CommandOutcome } from '#platform/command/command-runner.js';
import type { RequestContext } from '#platform/command/request-context.js';
import type { PlainDate, Uuid } from '#platform/kernel/event.js';
import { isPlainDate, londonDay } from '#platform/kernel/plain-date.js';
import { accept, type Result } from '#platform/kernel/result.js';
import { rightTo } from '../../domain/eligible.js';
import { retentionErrors as errors } from '../../domain/retention.errors.js';
import { KEEPERS, RetentionActs } from '../retention-acts.js';

export interface ProposeErasureInput {
  readonly schoolId: Uuid;
  readonly kind: RetainedKind;
  readonly subjectId: Uuid;
  readonly ground: ErasureGround;
  readonly reason: string;
  /** The day on which the person reaches the age that the rule names; the record does not have it. */
  readonly reachesAgeOn?: PlainDate | null;
}

/** Puts an erasure forward, by a rule or on request; somebody else decides. The outcome's id is the erasure's. */
export class ProposeErasure extends Command<CommandOutcome> {
  constructor(
    readonly context: RequestContext,
    readonly input: ProposeErasureInput,
    readonly idempotencyKey?: string | null,
  ) {
    super();
  }
}

const dayIn = (text: string | null | undefined): Result<PlainDate | null> => {
  if (text === null || text === undefined) return accept(null);
  return isPlainDate(text) ? accept(text) : errors.dateInvalid();
};

@CommandHandler(ProposeErasure)
export class ProposeErasureHandler implements ICommandHandler<ProposeErasure> {
  constructor(private readonly acts: RetentionActs) {}

  execute({ context, input, idempotencyKey }: ProposeErasure): Promise<CommandOutcome> {
    const act = { name: 'ProposeErasure', roles: KEEPERS, context, input, idempotencyKey };
    const { ground, reason } = input;
    return this.acts.run(act, async ({ unit, deed }) => {
      const reachesAgeOn = dayIn(input.reachesAgeOn);
      if (!reachesAgeOn.ok) return reachesAgeOn;
      const found = await this.acts.find(unit, context, input);
      if (!found.ok) return found;
      const { subject, retained } = found.value;
      if (retained === null) return errors.notAKind();
      const asked = { ground, reachesAgeOn: reachesAgeOn.value };
      const right = rightTo(retained, asked, londonDay(context.now));
      if (!right.ok) return right;
      const by = { ground, ...right.value, reason };
      return accept({ kind: 'ProposeErasure', ...deed, erasureId: unit.subject, subject, ...by });
    });
  }
}
