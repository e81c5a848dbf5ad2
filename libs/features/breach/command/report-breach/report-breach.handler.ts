import { Inject } from '@nestjs/common';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { AUDIENCE, type Audience } from '#contracts/audience.port.js';
import type { BreachCategory } from '#contracts/breach.events.js';
import { CommandRunner, type CommandOutcome } from '#platform/command/command-runner.js';
import type { RequestContext } from '#platform/command/request-context.js';
import type { PlainDate, Uuid } from '#platform/kernel/event.js';
import { breachDecider } from '../../domain/breach.decider.js';
import { leadsSchool } from '../../domain/breach.routing.js';
import { breachStream } from '../../domain/breach.streams.js';
import { checkTexts, idIn } from '../checked-input.js';

export interface ReportBreachInput {
  readonly schoolId: Uuid;
  readonly category: BreachCategory;
  readonly summary: string;
  readonly happenedOn?: PlainDate | null;
  readonly subjectPersonId?: Uuid | null;
  readonly policyId?: Uuid | null;
  readonly confidential: boolean;
}

/** Reports a breach. Anybody of the school may; that does not let them read it. */
export class ReportBreach extends Command<CommandOutcome> {
  constructor(
    readonly context: RequestContext,
    readonly input: ReportBreachInput,
    readonly idempotencyKey?: string | null,
  ) {
    super();
  }
}

/** The subject need not be on record any more: a report about a leaver is a report. */
@CommandHandler(ReportBreach)
export class ReportBreachHandler implements ICommandHandler<ReportBreach> {
  constructor(
    private readonly runner: CommandRunner,
    @Inject(AUDIENCE) private readonly audience: Audience,
  ) {}

  execute({ context, input, idempotencyKey }: ReportBreach): Promise<CommandOutcome> {
    const spec = {
      name: 'ReportBreach',
      tenantId: input.schoolId,
      roles: ['STAFF', 'CLERK', 'HEADTEACHER', 'TRUST_LEAD', 'INTEGRATOR'],
      input,
      idempotencyKey,
    } as const;
    return this.runner.run(context, spec, async (unit) => {
      const long = checkTexts(input);
      if (long) return long;
      const subject = idIn('subjectPersonId', input.subjectPersonId);
      if (!subject.ok) return subject;
      const policy = idIn('policyId', input.policyId);
      if (!policy.ok) return policy;
      const breach = await unit.load(breachDecider, breachStream(unit.subject));
      return unit.decide(breachDecider, breach, {
        kind: 'ReportBreach',
        breachId: unit.subject,
        category: input.category,
        summary: input.summary,
        happenedOn: input.happenedOn ?? null,
        subjectPersonId: subject.value,
        policyId: policy.value,
        confidential: input.confidential,
        aboutHead: await this.leads(input.schoolId, subject.value),
      });
    });
  }

  private async leads(schoolId: Uuid, personId: Uuid | null): Promise<boolean> {
    return personId !== null && leadsSchool(await this.audience.postsHeldBy(schoolId, personId));
  }
}
