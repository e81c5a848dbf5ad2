import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { CommandRunner, type CommandOutcome } from '#platform/command/command-runner.js';
import type { RequestContext } from '#platform/command/request-context.js';
import type { Uuid } from '#platform/kernel/event.js';
import { accept } from '#platform/kernel/result.js';
import type { GroupCommand } from '../../domain/group.commands.js';
import { groupDecider, groupStream } from '../../domain/group.decide.js';
import { inTenant } from '../as-system.js';

export interface RecordGroupInput {
  readonly groupId: Uuid;
  /** Carried out in this order, all or none: register, change details, members that joined or left. */
  readonly changes: readonly GroupCommand[];
}

/** Writes down what is known of a group's central body. Only the system asks for it. */
export class RecordGroup extends Command<CommandOutcome> {
  constructor(
    readonly context: RequestContext,
    readonly input: RecordGroupInput,
    readonly idempotencyKey?: string | null,
  ) {
    super();
  }
}

@CommandHandler(RecordGroup)
export class RecordGroupHandler implements ICommandHandler<RecordGroup> {
  constructor(private readonly runner: CommandRunner) {}

  execute({ context, input, idempotencyKey }: RecordGroup): Promise<CommandOutcome> {
    const { groupId, changes } = input;
    const spec = {
      name: 'RecordGroup',
      tenantId: groupId,
      subject: groupId,
      roles: ['SYSTEM'],
      input,
      idempotencyKey,
    } as const;
    const streamId = groupStream(groupId);
    let fresh = changes[0]?.kind === 'RegisterGroup';
    return this.runner.run(inTenant(context, groupId, 'group'), spec, async (unit) => {
      // A record that is to begin is taken for new, and loaded only once the store has said that it is not.
      const group = fresh
        ? { streamId, version: 0, state: groupDecider.initialState }
        : await unit.load(groupDecider, streamId);
      fresh = false;
      let { state } = group;
      for (const change of changes) {
        const decided = unit.decide(groupDecider, { ...group, state }, change);
        if (!decided.ok) return decided;
        state = decided.value;
      }
      return accept(groupId);
    });
  }
}
