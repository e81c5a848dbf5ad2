import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { CommandRunner, type CommandOutcome } from '#platform/command/command-runner.js';
import type { RequestContext } from '#platform/command/request-context.js';
import type { Uuid } from '#platform/kernel/event.js';
import { policyDecider } from '../../domain/policy.decider.js';
import { policyStream } from '../../domain/policy.streams.js';
import { AUTHORS } from '../authors.js';

export interface RecordDetailsInput {
  readonly schoolId: Uuid;
  readonly policyId: Uuid;
  /** An empty value says "not recorded". */
  readonly details: readonly { readonly field: string; readonly value: string }[];
  readonly because: string;
}

/** What a document leaves open of its policy is put on record; no word of the text changes. */
export class RecordDetails extends Command<CommandOutcome> {
  constructor(
    readonly context: RequestContext,
    readonly input: RecordDetailsInput,
    readonly idempotencyKey?: string | null,
  ) {
    super();
  }
}

@CommandHandler(RecordDetails)
export class RecordDetailsHandler implements ICommandHandler<RecordDetails> {
  constructor(private readonly runner: CommandRunner) {}

  execute({ context, input, idempotencyKey }: RecordDetails): Promise<CommandOutcome> {
    const { schoolId: tenantId, policyId: subject } = input;
    const spec = { name: 'RecordDetails', tenantId, subject, roles: AUTHORS, input, idempotencyKey };
    return this.runner.run(context, spec, async (unit) => {
      const policy = await unit.load(policyDecider, policyStream(subject));
      const { details, because } = input;
      return unit.decide(policyDecider, policy, { kind: 'RecordDetails', details, because });
    });
  }
}
