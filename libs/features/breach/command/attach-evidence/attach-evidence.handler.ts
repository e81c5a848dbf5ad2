import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { CommandRunner, type CommandOutcome } from '#platform/command/command-runner.js';
import type { RequestContext } from '#platform/command/request-context.js';
import type { Unit } from '#platform/command/unit.js';
import { SealedFiles } from '#platform/evidence/sealed-files.js';
import { accept, type Result } from '#platform/kernel/result.js';
import { evidenceRefusal } from '../../domain/breach.category.js';
import { readEvidence, type EvidenceFile } from '../../evidence/evidence.file.js';
import { HANDLERS, openCase, type CaseInput } from '../case-command.js';
import { checkTexts } from '../checked-input.js';
import { keepFile } from '../keep-file.js';

export interface AttachEvidenceInput extends CaseInput {
  readonly description: string;
  readonly fileName: string;
  readonly contentBase64: string;
}

/** A file is taken as evidence. */
export class AttachEvidence extends Command<CommandOutcome> {
  constructor(
    readonly context: RequestContext,
    readonly input: AttachEvidenceInput,
    readonly idempotencyKey?: string | null,
  ) {
    super();
  }
}

/**
 * The case is asked first, with no word of the file: of what must not be handled nothing is decoded, hashed or kept.
 * Then the file is read, and stored sealed before the event that names it, so that no event names a missing file. A
 * command that fails after that leaves bytes which nothing names, sealed with the case's key.
 */
@CommandHandler(AttachEvidence)
export class AttachEvidenceHandler implements ICommandHandler<AttachEvidence> {
  constructor(
    private readonly runner: CommandRunner,
    private readonly files: SealedFiles,
  ) {}

  async execute({ context, input, idempotencyKey }: AttachEvidence): Promise<CommandOutcome> {
    const { contentBase64, ...about } = input;
    const allowed = await this.allowed(context, about);
    if (!allowed.done) return allowed;
    const file = readEvidence(contentBase64);
    if (!file.ok) return { done: false, refusal: file.refusal };
    const spec = { ...specOf(about), input: { ...about, sha256: file.value.sha256 }, idempotencyKey };
    return this.runner.run(context, spec, (unit) => this.attach(unit, context, about, file.value));
  }

  /** A run that stages nothing: may this asker attach any file to this case? */
  private allowed(context: RequestContext, about: About): Promise<CommandOutcome> {
    return this.runner.run(context, specOf(about), async (unit) => {
      const opened = await openCase(unit, context, about);
      if (!opened.ok) return opened;
      return evidenceRefusal(opened.value.state.category) ?? checkTexts(about) ?? accept(null);
    });
  }

  private async attach(
    unit: Unit,
    context: RequestContext,
    about: About,
    file: EvidenceFile,
  ): Promise<Result<unknown>> {
    const opened = await openCase(unit, context, about);
    return opened.ok ? keepFile({ unit, files: this.files }, opened.value, about, file) : opened;
  }
}

type About = Omit<AttachEvidenceInput, 'contentBase64'>;

const specOf = (about: About) => ({
  name: 'AttachEvidence',
  tenantId: about.schoolId,
  subject: about.breachId,
  roles: HANDLERS,
  input: about,
});
