import type { Command, CommandBus } from '@nestjs/cqrs';
import { randomUUID } from 'node:crypto';
import type { ImportOutcome, ImportPolicy } from '#features/policy/command/import-policy/import-policy.handler.js';
import type { Role } from '#platform/auth/actor.js';
import type { CommandOutcome } from '#platform/command/command-runner.js';
import type { RequestContext } from '#platform/command/request-context.js';
import type { PlainDate, Uuid } from '#platform/kernel/event.js';
import { addDays } from '#platform/kernel/plain-date.js';
import type { Installation } from '../../composition/installation.js';
import { Random } from './random.js';
import type { SandboxGroup, SandboxSchool } from './sandbox-data.js';
import { schoolId } from './sandbox-ids.js';
import type { SandboxPerson } from './sandbox-people.js';
import { moment } from './school-story.js';
import { seedClock, type Act } from './seed-clock.js';

/** A version that is in force. */
export interface Published {
  readonly policyId: Uuid;
  readonly versionId: Uuid;
}

export interface StageOptions {
  readonly commands: CommandBus;
  readonly installation: Installation;
  readonly today: PlainDate;
  readonly group: SandboxGroup;
  readonly school: SandboxSchool;
  readonly people: readonly SandboxPerson[];
}

/** What all acts of one school's history share: who acts, at what time, and what has come of it so far. */
export class SchoolStage {
  readonly tenantId: Uuid;
  readonly random: Random;
  readonly bilingual: boolean;
  readonly school: SandboxSchool;
  readonly people: readonly SandboxPerson[];
  readonly today: PlainDate;
  /** Version in force, by category. */
  readonly inForce = new Map<string, Published>();
  /** Campaign that runs, by category. */
  readonly running = new Map<string, Uuid>();

  constructor(private readonly options: StageOptions) {
    const { group, school, people, today } = options;
    this.school = school;
    this.people = people;
    this.today = today;
    this.tenantId = schoolId(school.key);
    this.random = new Random(`${group.key}/${school.key}/story`);
    this.bilingual = group.country === 'wales';
  }

  get installation(): Installation {
    return this.options.installation;
  }

  /** Carries a command out and answers what came of it, be it a refusal. */
  ask(command: Command<CommandOutcome>): Promise<CommandOutcome> {
    return this.options.commands.execute(command);
  }

  /** Carries a command out; a refusal is a fault of the story. */
  async tell(command: Command<CommandOutcome>): Promise<Extract<CommandOutcome, { done: true }>> {
    const outcome = await this.ask(command);
    if (!outcome.done) throw new Error(`${this.school.key}: ${outcome.refusal.code}: ${outcome.refusal.message}`);
    return outcome;
  }

  /** Reads and stores a document. */
  import(command: ImportPolicy): Promise<ImportOutcome> {
    return this.options.commands.execute(command);
  }

  /** A person of the school in a role, at the time of the act. */
  as(role: Role, post: string): RequestContext {
    const person = this.people.find(({ ref }) => ref === `${this.school.key}-${post}`);
    if (!person) throw new Error(`${this.school.key} has no ${post}.`);
    const { personId } = person;
    return {
      actor: {
        actorId: personId,
        credentialId: `sandbox:${person.ref}`,
        tenantId: this.tenantId,
        tenantKind: 'school',
        role,
        personId,
      },
      correlationId: randomUUID(),
      now: seedClock(),
    };
  }

  ownerName(): string {
    const deputy = this.people.find(({ ref }) => ref === `${this.school.key}-deputy`);
    return deputy ? `${deputy.givenName} ${deputy.familyName}` : '';
  }

  act(ago: number, happen: () => Promise<void>): Act {
    return { at: moment(this.today, ago, this.random), happen };
  }

  day(inDays: number | null): PlainDate | null {
    return inDays === null ? null : addDays(this.today, inDays);
  }

  key(...parts: readonly (string | number)[]): string {
    return ['sandbox', this.school.key, ...parts].join('/');
  }
}
