import { createHmac } from 'node:crypto';
import canonicalize from 'canonicalize';
import type { Role } from '#platform/auth/actor.js';
import type { AppendOutcome, EventStore } from '#platform/event-store/event-store.js';
import type { Uuid } from '#platform/kernel/event.js';
import { refuse, type Refusal, type Result } from '#platform/kernel/result.js';
import { SealingError } from '#platform/sealing/sealing.errors.js';
import { deriveId, isUuid, newId } from './ids.js';
import type { RequestContext } from './request-context.js';
import { unstorable } from './storable.js';
import { Unit, type EventSealer } from './unit.js';

/** What is asked of one tenant's log. */
export interface CommandSpec {
  /** VerbNoun, as in the schema: `LaunchCampaign`. */
  readonly name: string;
  readonly tenantId: Uuid;
  /** Roles that may ask for it. */
  readonly roles: readonly Role[];
  /** What was asked, without the idempotency key; tells a repeat from another request under the same key. */
  readonly input: object;
  readonly idempotencyKey?: string | null | undefined;
  /** The stream's own id; absent when the command makes a new one, whose id then follows from the command id. */
  readonly subject?: Uuid;
}

/** Carried out, or refused with nothing stored. */
export type CommandOutcome =
  | {
      readonly done: true;
      readonly id: Uuid;
      readonly tenantId: Uuid;
      readonly position: number;
      readonly replayed: boolean;
    }
  | { readonly done: false; readonly refusal: Refusal };

/** Says whether an actor's credential reaches a tenant now: its own, or a member school of its group. */
export interface TenantReach {
  reaches(context: RequestContext, tenantId: Uuid): Promise<boolean>;
}

export interface CommandRunnerOptions {
  readonly store: EventStore;
  readonly sealer: EventSealer;
  readonly reach: TenantReach;
  /** Secret of the installation: request hashes are keyed, so that nobody guesses a name from one. */
  readonly hashKey: Uint8Array;
  /** Called after each stored command: wakes the projections. */
  readonly onAppended?: (tenantId: Uuid, position: number) => void;
}

const ATTEMPTS = 5;
/** The field of the input that an id came in. */
const fieldOf = (input: object, id: string, otherwise: string): string =>
  Object.entries(input).find(([, value]) => value === id)?.[0] ?? otherwise;

const absent = (field: string): Refusal =>
  refuse(
    'ACCESS.NOT_FOUND',
    { en: 'There is nothing with this id that you may see.', cy: 'Nid oes dim â’r dynodydd hwn y cewch ei weld.' },
    [field],
  ).refusal;

const subjectErased = (): Refusal =>
  refuse('COMMAND.SUBJECT_ERASED', {
    en: 'The data of somebody whom this is about was erased, and nothing can be written about them again. Begin a new record for them.',
    cy: 'Dilëwyd data rhywun y mae hyn yn sôn amdano, ac ni ellir ysgrifennu dim amdano eto. Dechreuwch gofnod newydd ar ei gyfer.',
  }).refusal;

/**
 * Runs a command against one tenant: who may, was it done before, load, decide, append, and again on a conflict.
 * The only place where commands meet the store.
 */
export class CommandRunner {
  constructor(private readonly options: CommandRunnerOptions) {}

  async run(
    context: RequestContext,
    spec: CommandSpec,
    work: (unit: Unit) => Promise<Result<unknown>>,
  ): Promise<CommandOutcome> {
    const denied = await this.denied(context, spec);
    if (denied) return { done: false, refusal: denied };
    const command = this.identify(context, spec);
    for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
      const unit = new Unit(context, spec.tenantId, command, this.options);
      const outcome = await this.attempt(unit, spec, work);
      if (outcome) return outcome;
    }
    return {
      done: false,
      refusal: refuse('COMMAND.CONFLICT', {
        en: 'Somebody else changed this at the same moment. Look again and repeat.',
        cy: 'Newidiodd rhywun arall hyn ar yr un eiliad. Edrychwch eto ac ailadroddwch.',
      }).refusal,
    };
  }

  /** null: somebody else changed meanwhile what it rests on, so it is made again. */
  private async attempt(
    unit: Unit,
    spec: CommandSpec,
    work: (unit: Unit) => Promise<Result<unknown>>,
  ): Promise<CommandOutcome | null> {
    // Asked again after each conflict: it may have been with the first run of this very command.
    const before = await this.answeredBefore(spec, unit.command);
    if (before) return before;
    const decided = await work(unit);
    if (!decided.ok) return this.refused(unit, spec, decided.refusal);
    const outcome = await this.committed(unit);
    if ('code' in outcome) return this.refused(unit, spec, outcome);
    return outcome.status === 'conflict' ? null : this.answer(spec, unit.command, outcome);
  }

  /** Nothing can be written about somebody whose key was destroyed: that is a no, and not a fault. */
  private async committed(unit: Unit): Promise<AppendOutcome | Refusal> {
    try {
      return await unit.commit();
    } catch (fault) {
      if (fault instanceof SealingError && fault.code === 'SEALING.SUBJECT_ERASED') return subjectErased();
      throw fault;
    }
  }

  /** A refusal may come from what the first run of this very command has just stored, or from half of another one. */
  private async refused(unit: Unit, spec: CommandSpec, refusal: Refusal): Promise<CommandOutcome | null> {
    const before = await this.answeredBefore(spec, unit.command);
    if (before) return before;
    return (await unit.isTorn()) ? null : { done: false, refusal };
  }

  private async denied(context: RequestContext, spec: CommandSpec): Promise<Refusal | null> {
    const { tenantId, subject, input } = spec;
    if (!isUuid(tenantId) || !(await this.options.reach.reaches(context, tenantId)))
      return absent(fieldOf(input, tenantId, 'schoolId'));
    if (subject !== undefined && !isUuid(subject)) return absent(fieldOf(input, subject, 'id'));
    const bad = unstorable(input);
    if (bad)
      return refuse(
        'COMMAND.TEXT_NOT_STORABLE',
        {
          en: 'This text has a character that no text has. Remove it and send again.',
          cy: 'Mae yn y testun hwn nod nad yw’n perthyn i unrhyw destun. Tynnwch ef ac anfonwch eto.',
        },
        bad,
      ).refusal;
    if (spec.roles.includes(context.actor.role)) return null;
    return refuse('ACCESS.ROLE', {
      en: `Your role may not do this; it takes one of: ${spec.roles.join(', ')}.`,
      cy: `Ni chaiff eich rôl wneud hyn; mae angen un o’r rhain: ${spec.roles.join(', ')}.`,
    }).refusal;
  }

  private identify(context: RequestContext, spec: CommandSpec): Unit['command'] {
    const commandId = spec.idempotencyKey
      ? deriveId('command', spec.tenantId, context.actor.credentialId, spec.idempotencyKey)
      : newId();
    const asked = canonicalize({ name: spec.name, tenantId: spec.tenantId, subject: spec.subject, input: spec.input });
    const requestHash = createHmac('sha256', this.options.hashKey)
      .update(asked ?? '')
      .digest();
    return { commandId, requestHash, subject: spec.subject ?? deriveId(commandId, 'subject') };
  }

  private async answeredBefore(spec: CommandSpec, command: Unit['command']): Promise<CommandOutcome | null> {
    if (!spec.idempotencyKey) return null;
    const found = await this.options.store.findCommand(spec.tenantId, command.commandId);
    if (!found) return null;
    const same = Buffer.from(found.requestHash).equals(command.requestHash);
    return this.answer(spec, command, same ? { status: 'replayed', ...found } : { status: 'reused' });
  }

  private answer(
    spec: CommandSpec,
    command: Unit['command'],
    outcome: Exclude<AppendOutcome, { status: 'conflict' }>,
  ): CommandOutcome {
    if (outcome.status === 'reused') {
      return {
        done: false,
        refusal: refuse(
          'COMMAND.IDEMPOTENCY_KEY_REUSED',
          {
            en: 'This idempotency key was used for another request. Use a new key for a new request.',
            cy: 'Defnyddiwyd yr allwedd ailanfon hon ar gyfer cais arall. Defnyddiwch allwedd newydd ar gyfer cais newydd.',
          },
          ['idempotencyKey'],
        ).refusal,
      };
    }
    const position = outcome.firstPosition + outcome.count - 1;
    if (outcome.status === 'ok') this.options.onAppended?.(spec.tenantId, position);
    return {
      done: true,
      id: command.subject,
      tenantId: spec.tenantId,
      position,
      replayed: outcome.status === 'replayed',
    };
  }
}
