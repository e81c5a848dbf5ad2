import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { CommandRunner, type CommandOutcome } from '#platform/command/command-runner.js';
import type { RequestContext } from '#platform/command/request-context.js';
import type { Loaded, Unit } from '#platform/command/unit.js';
import type { Uuid } from '#platform/kernel/event.js';
import { accept } from '#platform/kernel/result.js';
import type { PersonCommand } from '../../domain/person.commands.js';
import { changedMeanwhile } from '../../domain/person.errors.js';
import { personDecider, personStream } from '../../domain/person.decide.js';
import type { PersonState } from '../../domain/person.state.js';

/** One thing that happens to one person. */
export interface PersonChange {
  readonly personId: Uuid;
  readonly command: PersonCommand;
}

export interface RecordPeopleInput {
  readonly schoolId: Uuid;
  /** Carried out in this order, all or none: register, change, return, start and end posts, leave ... */
  readonly changes: readonly PersonChange[];
  /** The version of each changed person's record that the asker saw, where that is to be checked. */
  readonly seenVersion?: number | null;
  /** What was asked where `changes` were worked out from it: a repeat of the same list means the same request. */
  readonly asked?: object;
}

/** Writes down what is known of a school's people. */
export class RecordPeople extends Command<CommandOutcome> {
  constructor(
    readonly context: RequestContext,
    readonly input: RecordPeopleInput,
    readonly idempotencyKey?: string | null,
  ) {
    super();
  }
}

/** People of a school are stored together, or none of them is. */
@CommandHandler(RecordPeople)
export class RecordPeopleHandler implements ICommandHandler<RecordPeople> {
  constructor(private readonly runner: CommandRunner) {}

  execute({ context, input, idempotencyKey }: RecordPeople): Promise<CommandOutcome> {
    const { schoolId, changes, seenVersion = null, asked } = input;
    const spec = {
      name: 'RecordPeople',
      tenantId: schoolId,
      subject: schoolId,
      roles: ['CLERK', 'HEADTEACHER', 'TRUST_LEAD', 'SYSTEM'],
      input: asked ?? { schoolId, changes },
      idempotencyKey,
    } as const;
    return this.runner.run(context, spec, async (unit) => {
      const people = await load(unit, new Set(changes.map(({ personId }) => personId)));
      if (seenVersion !== null && [...people.values()].some(({ version }) => version !== seenVersion))
        return changedMeanwhile();
      for (const { personId, command } of changes) {
        const person = people.get(personId) as Loaded<PersonState>;
        const decided = unit.decide(personDecider, person, command);
        if (!decided.ok) return decided;
        people.set(personId, { ...person, state: decided.value });
      }
      return accept(schoolId);
    });
  }
}

/** As many as the store has connections for reading; more would only wait, and keep others waiting. */
const AT_ONCE = 4;

/** The streams of the people whom a command is about, some at a time. */
const load = async (unit: Unit, ids: ReadonlySet<Uuid>): Promise<Map<Uuid, Loaded<PersonState>>> => {
  const people = new Map<Uuid, Loaded<PersonState>>();
  const queue = ids.values();
  const lane = async (): Promise<void> => {
    for (const id of queue) people.set(id, await unit.load(personDecider, personStream(id)));
  };
  await Promise.all(Array.from({ length: Math.min(AT_ONCE, ids.size) }, lane));
  return people;
};
