import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { DeliveryStatus } from '#contracts/acknowledgement.events.js';
import { CommandRunner, type CommandOutcome } from '#platform/command/command-runner.js';
import type { RequestContext } from '#platform/command/request-context.js';
import type { Uuid } from '#platform/kernel/event.js';
import { requestStream } from '../../domain/acknowledgement.streams.js';
import { requestDecider } from '../../domain/request.decider.js';

export interface RecordDeliveryInput {
  readonly schoolId: Uuid;
  readonly requestId: Uuid;
  readonly mailId: Uuid;
  readonly message: 'link' | 'nudge' | 'receipt';
  readonly status: DeliveryStatus;
}

/** Records what became of a message to a person. Only the system asks for it. */
export class RecordDelivery extends Command<CommandOutcome> {
  constructor(
    readonly context: RequestContext,
    readonly input: RecordDeliveryInput,
    readonly idempotencyKey?: string | null,
  ) {
    super();
  }
}

@CommandHandler(RecordDelivery)
export class RecordDeliveryHandler implements ICommandHandler<RecordDelivery> {
  constructor(private readonly runner: CommandRunner) {}

  execute({ context, input, idempotencyKey }: RecordDelivery): Promise<CommandOutcome> {
    const { schoolId, requestId, mailId, message, status } = input;
    const spec = {
      name: 'RecordDelivery',
      tenantId: schoolId,
      subject: requestId,
      roles: ['SYSTEM'],
      input,
      idempotencyKey,
    } as const;
    return this.runner.run(context, spec, async (unit) => {
      const request = await unit.load(requestDecider, requestStream(requestId));
      return unit.decide(requestDecider, request, { kind: 'RecordDelivery', mailId, message, status });
    });
  }
}
