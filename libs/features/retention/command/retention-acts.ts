import { Inject, Injectable } from '@nestjs/common';
import { AUDIENCE, type Audience } from '#contracts/audience.port.js';
import { CASE_READING, type CaseReading } from '#contracts/case-reading.port.js';
import type { RetainedKind } from '#contracts/retention.events.js';
import type { Role } from '#platform/auth/actor.js';
import { CommandRunner, type CommandOutcome } from '#platform/command/command-runner.js';
import { isUuid } from '#platform/command/ids.js';
import type { RequestContext } from '#platform/command/request-context.js';
import type { Unit } from '#platform/command/unit.js';
import type { Uuid } from '#platform/kernel/event.js';
import type { Result } from '#platform/kernel/result.js';
import type { RetentionCommand } from '../domain/retention.commands.js';
import { retentionDecider } from '../domain/retention.decider.js';
import { retentionErrors as errors } from '../domain/retention.errors.js';
import type { Subject } from '../domain/retention.state.js';
import { actingPost, findSubject, loadRecord, type FoundSubject, type LoadedRecord } from './retention-unit.js';

/** Who keeps people and papers. */
export const KEEPERS: readonly Role[] = ['CLERK', 'HEADTEACHER', 'TRUST_LEAD'];
/** Who decides. */
export const DECIDERS: readonly Role[] = ['HEADTEACHER', 'TRUST_LEAD'];

/** What an act consists of, before it is decided on. */
export interface RetentionAct {
  readonly name: string;
  readonly roles: readonly Role[];
  readonly context: RequestContext;
  readonly input: { readonly schoolId: Uuid; readonly kind: RetainedKind };
  readonly idempotencyKey?: string | null | undefined;
  /** The hold or erasure that it is about; absent where it makes one. */
  readonly subject?: Uuid;
}

/** What a command is made of: who acts, and what the record says. */
export interface Acting extends LoadedRecord {
  readonly unit: Unit;
  readonly deed: { readonly post: string; readonly byPersonId: Uuid | null; readonly beside: LoadedRecord['beside'] };
}

/** Everything that people do here has in common: the post, both streams, the rule of who may read a case. */
@Injectable()
export class RetentionActs {
  constructor(
    private readonly runner: CommandRunner,
    @Inject(AUDIENCE) private readonly audience: Audience,
    @Inject(CASE_READING) private readonly reading: CaseReading,
  ) {}

  run(act: RetentionAct, commandFor: (acting: Acting) => Promise<Result<RetentionCommand>>): Promise<CommandOutcome> {
    const { name, roles, context, input, idempotencyKey, subject } = act;
    const spec = { name, roles, input, idempotencyKey, tenantId: input.schoolId, ...(subject && { subject }) };
    return this.runner.run(context, spec, async (unit) => {
      const post = await actingPost(this.audience, context, input.schoolId);
      if (!post.ok) return post;
      const record = await loadRecord(unit, input.kind);
      const deed = { post: post.value, byPersonId: context.actor.personId, beside: record.beside };
      const command = await commandFor({ ...record, unit, deed });
      return command.ok ? unit.decide(retentionDecider, record.own, command.value) : command;
    });
  }

  /** The subject of an act, if there is one that the asker may see. */
  async find(
    unit: Unit,
    context: RequestContext,
    named: { readonly kind: RetainedKind; readonly subjectId: Uuid },
  ): Promise<Result<FoundSubject>> {
    return isUuid(named.subjectId) ? findSubject(unit, context, named, this.reading) : errors.unknownSubject();
  }

  /** The subject of a hold or an erasure that is there already: who may not see a case hears that there is none. */
  async findAgain(
    unit: Unit,
    context: RequestContext,
    known: Subject | undefined,
  ): Promise<Result<FoundSubject> | null> {
    return known ? this.find(unit, context, known) : null;
  }
}
