import { CommandBus } from '@nestjs/cqrs';
import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import { isUuid } from '#platform/command/ids.js';
import type { Uuid } from '#platform/kernel/event.js';
import type { RequestContext } from '#platform/command/request-context.js';
import { Ctx, questionOf, toCommandResult, type AskedAt } from '#platform/graphql/context.js';
import type { PageRequest } from '#platform/read-store/page.js';
import { AttachEvidence, type AttachEvidenceInput } from '../command/attach-evidence/attach-evidence.handler.js';
import { CloseBreach, type CloseBreachInput } from '../command/close-breach/close-breach.handler.js';
import { DecideBreach, type DecideBreachInput } from '../command/decide-breach/decide-breach.handler.js';
import { EscalateBreach, type EscalateBreachInput } from '../command/escalate-breach/escalate-breach.handler.js';
import { ReadEvidence, type ReadEvidenceInput } from '../command/read-evidence/read-evidence.handler.js';
import { RecordMeasure, type RecordMeasureInput } from '../command/record-measure/record-measure.handler.js';
import { ReportBreach, type ReportBreachInput } from '../command/report-breach/report-breach.handler.js';
import { SetClockAside, type SetClockAsideInput } from '../command/set-clock-aside/set-clock-aside.handler.js';
import { TriageBreach, type TriageBreachInput } from '../command/triage-breach/triage-breach.handler.js';
import type { ListFilter } from '../query/cases/cases.query.js';
import { ReportingQuery, type ReportPlan } from '../query/reporting/reporting.query.js';
import { CaseReader } from './case-reader.js';

interface Keyed {
  readonly idempotencyKey?: string | null;
}

/** Thin: shape in, command or query out. */
@Resolver('Breach')
export class BreachResolver {
  constructor(
    private readonly commands: CommandBus,
    private readonly reader: CaseReader,
    private readonly reporting: ReportingQuery,
  ) {}

  @Query('breach')
  async breach(@Ctx() context: RequestContext, @Args() args: AskedAt & { id: string }): Promise<object | null> {
    return isUuid(args.id) ? this.reader.read(context, questionOf(context, args), args.id) : null;
  }

  @Query('breaches')
  breaches(@Ctx() context: RequestContext, @Args() args: AskedAt & PageRequest & ListFilter): Promise<object> {
    const { schoolId, open, category, clock, order } = args;
    return this.reader.page(questionOf(context, args), { schoolId, open, category, clock, order }, args);
  }

  @Query('breachGuide')
  guide(@Ctx() { actor, now }: RequestContext, @Args() plan: ReportPlan): Promise<object | null> {
    return this.reporting.guide(actor, plan, now);
  }

  @Query('breachPeople')
  people(
    @Ctx() { actor }: RequestContext,
    @Args() { schoolId, find }: { schoolId: Uuid; find: string },
  ): Promise<readonly object[]> {
    return this.reporting.nameable(actor, schoolId, find);
  }

  @Mutation('reportBreach')
  async report(@Ctx() context: RequestContext, @Args('input') input: ReportBreachInput & Keyed): Promise<object> {
    const { idempotencyKey, ...asked } = input;
    return toCommandResult(await this.commands.execute(new ReportBreach(context, asked, idempotencyKey)));
  }

  @Mutation('triageBreach')
  async triage(@Ctx() context: RequestContext, @Args('input') input: TriageBreachInput & Keyed): Promise<object> {
    const { idempotencyKey, ...asked } = input;
    return toCommandResult(await this.commands.execute(new TriageBreach(context, asked, idempotencyKey)));
  }

  @Mutation('escalateBreach')
  async escalate(@Ctx() context: RequestContext, @Args('input') input: EscalateBreachInput & Keyed): Promise<object> {
    const { idempotencyKey, ...asked } = input;
    return toCommandResult(await this.commands.execute(new EscalateBreach(context, asked, idempotencyKey)));
  }

  @Mutation('setClockAside')
  async setAside(@Ctx() context: RequestContext, @Args('input') input: SetClockAsideInput & Keyed): Promise<object> {
    const { idempotencyKey, ...asked } = input;
    return toCommandResult(await this.commands.execute(new SetClockAside(context, asked, idempotencyKey)));
  }

  @Mutation('readEvidence')
  async evidence(@Ctx() context: RequestContext, @Args('input') input: ReadEvidenceInput & Keyed): Promise<object> {
    const { idempotencyKey, ...asked } = input;
    const read = await this.commands.execute(new ReadEvidence(context, asked, idempotencyKey));
    if (!read.done) return toCommandResult(read);
    return {
      __typename: 'EvidenceFile',
      id: asked.evidenceId,
      contentBase64: Buffer.from(read.bytes).toString('base64'),
      sha256: read.sha256,
      position: { tenant: read.tenantId, position: read.position },
    };
  }

  @Mutation('recordMeasure')
  async measure(@Ctx() context: RequestContext, @Args('input') input: RecordMeasureInput & Keyed): Promise<object> {
    const { idempotencyKey, ...asked } = input;
    return toCommandResult(await this.commands.execute(new RecordMeasure(context, asked, idempotencyKey)));
  }

  @Mutation('attachEvidence')
  async attach(@Ctx() context: RequestContext, @Args('input') input: AttachEvidenceInput & Keyed): Promise<object> {
    const { idempotencyKey, ...asked } = input;
    return toCommandResult(await this.commands.execute(new AttachEvidence(context, asked, idempotencyKey)));
  }

  @Mutation('decideBreach')
  async decide(@Ctx() context: RequestContext, @Args('input') input: DecideBreachInput & Keyed): Promise<object> {
    const { idempotencyKey, ...asked } = input;
    return toCommandResult(await this.commands.execute(new DecideBreach(context, asked, idempotencyKey)));
  }

  @Mutation('closeBreach')
  async close(@Ctx() context: RequestContext, @Args('input') input: CloseBreachInput & Keyed): Promise<object> {
    const { idempotencyKey, ...asked } = input;
    return toCommandResult(await this.commands.execute(new CloseBreach(context, asked, idempotencyKey)));
  }
}
