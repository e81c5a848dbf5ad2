import { Command, CommandBus, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { CommandOutcome } from '#platform/command/command-runner.js';
import type { RequestContext } from '#platform/command/request-context.js';
import type { PlainDate, Uuid } from '#platform/kernel/event.js';
import { RecordGroup } from '../record-group/record-group.handler.js';
import { RecordSchool } from '../record-school/record-school.handler.js';

export interface LeaveGroupInput {
  readonly schoolId: Uuid;
  readonly groupId: Uuid;
  /** null is not recorded. */
  readonly leftOn: PlainDate | null;
}

/** A school leaves its group: the school's log first, then the group's. The key is needed as for joining. */
export class LeaveGroup extends Command<CommandOutcome> {
  constructor(
    readonly context: RequestContext,
    readonly input: LeaveGroupInput,
    readonly idempotencyKey: string,
  ) {
    super();
  }
}

/** Answers with the school's position. */
@CommandHandler(LeaveGroup)
export class LeaveGroupHandler implements ICommandHandler<LeaveGroup> {
  constructor(private readonly commands: CommandBus) {}

  async execute({ context, input, idempotencyKey }: LeaveGroup): Promise<CommandOutcome> {
    const { schoolId, groupId, leftOn } = input;
    const leaves = { schoolId, changes: [{ kind: 'LeaveGroup', groupId, leftOn } as const] };
    const left = await this.commands.execute(new RecordSchool(context, leaves, idempotencyKey));
    if (!left.done) return left;
    const told = { kind: 'RecordMemberLeft', schoolId, leftOn, schoolPosition: left.position } as const;
    const gone = await this.commands.execute(new RecordGroup(context, { groupId, changes: [told] }, idempotencyKey));
    return gone.done ? left : gone;
  }
}
