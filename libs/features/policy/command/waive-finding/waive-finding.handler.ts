import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { CommandRunner, type CommandOutcome } from '#platform/command/command-runner.js';
import type { RequestContext } from '#platform/command/request-context.js';
import type { PlainDate, Uuid } from '#platform/kernel/event.js';
import { policyDecider } from '../../domain/policy.decider.js';
import { policyStream } from '../../domain/policy.streams.js';
import { AUTHORS } from '../authors.js';

export interface WaiveFindingInput {
  readonly schoolId: Uuid;
  readonly policyId: Uuid;
  readonly versionId: Uuid;
  readonly findingId: string;
  readonly reason: string;
  readonly until: PlainDate;
}

/** A finding is left as it is until a day. */
export class WaiveFinding extends Command<CommandOutcome> {
  constructor(
    readonly context: RequestContext,
    readonly input: WaiveFindingInput,
    readonly idempotencyKey?: string | null,
  ) {
    super();
  }
}

@CommandHandler(WaiveFinding)
export class WaiveFindingHandler implements ICommandHandler<WaiveFinding> {
  constructor(private readonly runner: CommandRunner) {}

  execute({ context, input, idempotencyKey }: WaiveFinding): Promise<CommandOutcome> {
    const { schoolId: tenantId, policyId: subject } = input;
    const spec = { name: 'WaiveFinding', tenantId, subject, roles: AUTHORS, input, idempotencyKey };
    return this.runner.run(context, spec, async (unit) => {
      const policy = await unit.load(policyDecider, policyStream(subject));
      const { versionId, findingId, reason, until } = input;
      return unit.decide(policyDecider, policy, { kind: 'WaiveFinding', versionId, findingId, reason, until });
    });
  }
}
