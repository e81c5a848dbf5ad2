import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { CommandRunner, type CommandOutcome } from '#platform/command/command-runner.js';
import type { RequestContext } from '#platform/command/request-context.js';
import type { Uuid } from '#platform/kernel/event.js';
import { policyDecider } from '../../domain/policy.decider.js';
import { policyStream } from '../../domain/policy.streams.js';
import { AUTHORS } from '../authors.js';

export interface FixFindingInput {
  readonly schoolId: Uuid;
  readonly policyId: Uuid;
  readonly versionId: Uuid;
  readonly findingId: string;
  /** The version that mends it; the same one where only the record lacked something. */
  readonly fixedIn: Uuid;
  readonly note?: string | null;
}

/** A finding is mended, and in which version. */
export class FixFinding extends Command<CommandOutcome> {
  constructor(
    readonly context: RequestContext,
    readonly input: FixFindingInput,
    readonly idempotencyKey?: string | null,
  ) {
    super();
  }
}

@CommandHandler(FixFinding)
export class FixFindingHandler implements ICommandHandler<FixFinding> {
  constructor(private readonly runner: CommandRunner) {}

  execute({ context, input, idempotencyKey }: FixFinding): Promise<CommandOutcome> {
    const { schoolId: tenantId, policyId: subject } = input;
    const spec = { name: 'FixFinding', tenantId, subject, roles: AUTHORS, input, idempotencyKey };
    return this.runner.run(context, spec, async (unit) => {
      const policy = await unit.load(policyDecider, policyStream(subject));
      const { versionId, findingId, fixedIn, note = null } = input;
      return unit.decide(policyDecider, policy, { kind: 'FixFinding', versionId, findingId, fixedIn, note });
    });
  }
}
