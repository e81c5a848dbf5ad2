import { Command, CommandBus, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { LocalText } from '#contracts/local-text.js';
import type { GroupKind } from '#contracts/organisation.events.js';
import type { CommandOutcome } from '#platform/command/command-runner.js';
import type { RequestContext } from '#platform/command/request-context.js';
import type { PlainDate, Uuid } from '#platform/kernel/event.js';
import { RecordGroup } from '../record-group/record-group.handler.js';
import { RecordSchool } from '../record-school/record-school.handler.js';

export interface JoinGroupInput {
  readonly schoolId: Uuid;
  readonly schoolName: LocalText;
  readonly groupId: Uuid;
  readonly groupName: LocalText;
  readonly groupKind: GroupKind;
  /** null is not recorded. */
  readonly joinedOn: PlainDate | null;
}

/**
 * A school joins a group that has a record. Two logs are written: the school's first, then the group's with the
 * position that the school's event was given. The key is not optional: by it a repeat after a crash between the two
 * finds the first and writes the second.
 */
export class JoinGroup extends Command<CommandOutcome> {
  constructor(
    readonly context: RequestContext,
    readonly input: JoinGroupInput,
    readonly idempotencyKey: string,
  ) {
    super();
  }
}

/** Answers with the school's position. */
@CommandHandler(JoinGroup)
export class JoinGroupHandler implements ICommandHandler<JoinGroup> {
  constructor(private readonly commands: CommandBus) {}

  async execute({ context, input, idempotencyKey }: JoinGroup): Promise<CommandOutcome> {
    const { schoolId, schoolName, groupId, ...group } = input;
    const joins = { schoolId, changes: [{ kind: 'JoinGroup', groupId, ...group } as const] };
    const joined = await this.commands.execute(new RecordSchool(context, joins, idempotencyKey));
    if (!joined.done) return joined;
    const told = {
      kind: 'RecordMemberJoined',
      schoolId,
      schoolName,
      joinedOn: group.joinedOn,
      schoolPosition: joined.position,
    } as const;
    const member = await this.commands.execute(new RecordGroup(context, { groupId, changes: [told] }, idempotencyKey));
    return member.done ? joined : member;
  }
}
