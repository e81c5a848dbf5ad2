import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { CommandRunner, type CommandOutcome } from '#platform/command/command-runner.js';
import type { RequestContext } from '#platform/command/request-context.js';
import { SealedFiles } from '#platform/evidence/sealed-files.js';
import type { Uuid } from '#platform/kernel/event.js';
import { accept, type Refusal } from '#platform/kernel/result.js';
import { evidenceErased, unknownEvidence } from '../../domain/breach.evidence.errors.js';
import { onCase, type CaseInput } from '../case-command.js';

export interface ReadEvidenceInput extends CaseInput {
  readonly evidenceId: Uuid;
}

/** A file as it arrived, or why not. */
export type EvidenceRead =
  | (Extract<CommandOutcome, { done: true }> & { readonly bytes: Uint8Array; readonly sha256: string })
  | { readonly done: false; readonly refusal: Refusal };

/** Somebody takes a copy of a file of a case. */
export class ReadEvidence extends Command<EvidenceRead> {
  constructor(
    readonly context: RequestContext,
    readonly input: ReadEvidenceInput,
    readonly idempotencyKey?: string | null,
  ) {
    super();
  }
}

/** That it is read is in the log before the file is opened, in confidence or not; a repeat of a key is one reading. */
@CommandHandler(ReadEvidence)
export class ReadEvidenceHandler implements ICommandHandler<ReadEvidence> {
  constructor(
    private readonly runner: CommandRunner,
    private readonly files: SealedFiles,
  ) {}

  async execute({ context, input, idempotencyKey }: ReadEvidence): Promise<EvidenceRead> {
    const { evidenceId } = input;
    const noted = await onCase(this.runner, { name: 'ReadEvidence', context, input, idempotencyKey }, (_, { state }) =>
      state.evidence.includes(evidenceId) ? accept({ kind: 'NoteReading', what: 'evidence' }) : unknownEvidence(),
    );
    if (!noted.done) return noted;
    const file = await this.files.open(noted.tenantId, evidenceId);
    if (file === null) return { done: false, refusal: unknownEvidence().refusal };
    return 'bytes' in file ? { ...noted, ...file } : { done: false, refusal: evidenceErased(file.rule).refusal };
  }
}
