import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { CommandRunner, type CommandOutcome } from '#platform/command/command-runner.js';
import type { RequestContext } from '#platform/command/request-context.js';
import type { PlainDate, Uuid } from '#platform/kernel/event.js';
import { policyDecider } from '../../domain/policy.decider.js';
import { policyStream } from '../../domain/policy.streams.js';
import { AUTHORS } from '../authors.js';

export interface AcceptFindingInput {
  readonly schoolId: Uuid;
  readonly policyId: Uuid;
  readonly versionId: Uuid;
  readonly findingId: string;
  readonly responsible: string;
  readonly dueOn: PlainDate;
  readonly note?: string | null;
}

/** A finding is right: somebody will mend it by a day. */
export class AcceptFinding extends Command<CommandOutcome> {
  constructor(
    readonly context: RequestContext,
    readonly input: AcceptFindingInput,
    readonly idempotencyKey?: string | null,
  ) {
    super();
  }
}

@CommandHandler(AcceptFinding)
export class AcceptFindingHandler implements ICommandHandler<AcceptFinding> {
  constructor(private readonly runner: CommandRunner) {}

  execute({ context, input, idempotencyKey }: AcceptFinding): Promise<CommandOutcome> {
    const { schoolId: tenantId, policyId: subject } = input;
    const spec = { name: 'AcceptFinding', tenantId, subject, roles: AUTHORS, input, idempotencyKey };
    return this.runner.run(context, spec, async (unit) => {
      const policy = await unit.load(policyDecider, policyStream(subject));
      const { versionId, findingId, responsible, dueOn, note = null } = input;
      const answer = { versionId, findingId, responsible, dueOn, note };
      return unit.decide(policyDecider, policy, { kind: 'AcceptFinding', ...answer });
    });
  }
}
