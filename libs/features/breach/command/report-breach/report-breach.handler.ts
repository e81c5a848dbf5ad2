import { Inject } from '@nestjs/common';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { AUDIENCE, type Audience } from '#contracts/audience.port.js';
import type { BreachCategory } from '#contracts/breach.events.js';
import { CommandRunner, type CommandOutcome } from '#platform/command/command-runner.js';
import type { RequestContext } from '#platform/command/request-context.js';
import type { Unit } from '#platform/command/unit.js';
import { SealedFiles } from '#platform/evidence/sealed-files.js';
import type { PlainDate, Uuid } from '#platform/kernel/event.js';
import { accept, type Result } from '#platform/kernel/result.js';
import type { ReportBreach as Report } from '../../domain/breach.commands.js';
import { breachDecider } from '../../domain/breach.decider.js';
import { REPORTERS } from '../../domain/breach.reading.js';
import { leadsSchool } from '../../domain/breach.routing.js';
import { breachStream } from '../../domain/breach.streams.js';
import { checkTexts, idIn } from '../checked-input.js';
import { keepFile } from '../keep-file.js';
import { readReportedFiles, type FileToReport, type ReportedFile } from './reported-files.js';

export interface ReportBreachInput {
  readonly schoolId: Uuid;
  readonly category: BreachCategory;
  readonly summary: string;
  readonly happenedOn?: PlainDate | null;
  readonly place?: string | null;
  readonly subjectPersonId?: Uuid | null;
  readonly policyId?: Uuid | null;
  readonly confidential: boolean;
  readonly evidence?: readonly FileToReport[] | null;
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

type Words = Omit<ReportBreachInput, 'evidence'>;

/**
 * The subject need not be on record any more: a report about a leaver is a report. Files come with the report, all or
 * none: who reports cannot come back to add one.
 */
@CommandHandler(ReportBreach)
export class ReportBreachHandler implements ICommandHandler<ReportBreach> {
  constructor(
    private readonly runner: CommandRunner,
    @Inject(AUDIENCE) private readonly audience: Audience,
    private readonly files: SealedFiles,
  ) {}

  async execute({ context, input, idempotencyKey }: ReportBreach): Promise<CommandOutcome> {
    const { evidence, ...words } = input;
    const asked = { name: 'ReportBreach', tenantId: input.schoolId, roles: REPORTERS };
    if (!evidence || evidence.length === 0) {
      const spec = { ...asked, input: words, idempotencyKey };
      return this.runner.run(context, spec, (unit) => this.report(unit, words, []));
    }
    // A run that stages nothing: who may not report here has no file decoded.
    const allowed = await this.runner.run(context, { ...asked, input: words }, () => Promise.resolve(accept(null)));
    if (!allowed.done) return allowed;
    const files = readReportedFiles(input.category, evidence);
    if (!files.ok) return { done: false, refusal: files.refusal };
    const named = files.value.map(({ description, fileName, file }) => ({
      description,
      fileName,
      sha256: file.sha256,
    }));
    const spec = { ...asked, input: { ...words, evidence: named }, idempotencyKey };
    return this.runner.run(context, spec, (unit) => this.report(unit, words, files.value));
  }

  private async report(unit: Unit, words: Words, files: readonly ReportedFile[]): Promise<Result<unknown>> {
    const command = await this.commandFor(unit.subject, words);
    if (!command.ok) return command;
    const breach = await unit.load(breachDecider, breachStream(unit.subject));
    let decided = unit.decide(breachDecider, breach, command.value);
    for (const file of files) {
      if (!decided.ok) return decided;
      const about = { breachId: unit.subject, description: file.description, fileName: file.fileName };
      decided = await keepFile({ unit, files: this.files }, { ...breach, state: decided.value }, about, file.file);
    }
    return decided;
  }

  private async commandFor(breachId: Uuid, words: Words): Promise<Result<Report>> {
    const long = checkTexts(words);
    if (long) return long;
    const subject = idIn('subjectPersonId', words.subjectPersonId);
    if (!subject.ok) return subject;
    const policy = idIn('policyId', words.policyId);
    if (!policy.ok) return policy;
    const { category, summary, happenedOn = null, place = null, confidential } = words;
    return accept({
      ...{ kind: 'ReportBreach', breachId, category, summary, happenedOn, place, confidential },
      subjectPersonId: subject.value,
      policyId: policy.value,
      aboutHead: await this.leads(words.schoolId, subject.value),
    });
  }

  private async leads(schoolId: Uuid, personId: Uuid | null): Promise<boolean> {
    return personId !== null && leadsSchool(await this.audience.postsHeldBy(schoolId, personId));
  }
}
