import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { CommandRunner, type CommandOutcome } from '#platform/command/command-runner.js';
import type { RequestContext } from '#platform/command/request-context.js';
import type { Uuid } from '#platform/kernel/event.js';
import { accept } from '#platform/kernel/result.js';
import type { SchoolCommand } from '../../domain/school.commands.js';
import { schoolDecider, schoolStream } from '../../domain/school.decide.js';
import { inTenant } from '../as-system.js';

export interface RecordSchoolInput {
  readonly schoolId: Uuid;
  /** Carried out in this order, all or none: register, change details, close, join ... */
  readonly changes: readonly SchoolCommand[];
}

/** Writes down what is known of a school. Only the system asks for it: an import, the sandbox. */
export class RecordSchool extends Command<CommandOutcome> {
  constructor(
    readonly context: RequestContext,
    readonly input: RecordSchoolInput,
    readonly idempotencyKey?: string | null,
  ) {
    super();
  }
}

@CommandHandler(RecordSchool)
export class RecordSchoolHandler implements ICommandHandler<RecordSchool> {
  constructor(private readonly runner: CommandRunner) {}

  execute({ context, input, idempotencyKey }: RecordSchool): Promise<CommandOutcome> {
    const { schoolId, changes } = input;
    const spec = {
      name: 'RecordSchool',
      tenantId: schoolId,
      subject: schoolId,
      roles: ['SYSTEM'],
      input,
      idempotencyKey,
    } as const;
    const streamId = schoolStream(schoolId);
    let fresh = changes[0]?.kind === 'RegisterSchool';
    return this.runner.run(inTenant(context, schoolId, 'school'), spec, async (unit) => {
      // A record that is to begin is taken for new, and loaded only once the store has said that it is not.
      const school = fresh
        ? { streamId, version: 0, state: schoolDecider.initialState }
        : await unit.load(schoolDecider, streamId);
      fresh = false;
      let { state } = school;
      for (const change of changes) {
        const decided = unit.decide(schoolDecider, { ...school, state }, change);
        if (!decided.ok) return decided;
        state = decided.value;
      }
      return accept(schoolId);
    });
  }
}
