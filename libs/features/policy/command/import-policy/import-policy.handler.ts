import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { policyCategory } from '#contracts/policy-catalogue.js';
import type { PolicyAnswer } from '#contracts/policy.events.js';
import { CommandRunner, type CommandSpec } from '#platform/command/command-runner.js';
import type { RequestContext } from '#platform/command/request-context.js';
import type { Unit } from '#platform/command/unit.js';
import type { Uuid } from '#platform/kernel/event.js';
import { londonDay } from '#platform/kernel/plain-date.js';
import { accept, type Refusal, type Result } from '#platform/kernel/result.js';
import type { Draft } from '../../domain/policy.commands.js';
import { OwnSchool } from '../../domain/own-school.port.js';
import { categoryUnknown } from '../../domain/policy.errors.js';
import { readPolicyDocument } from '../../import/index.js';
import { AUTHORS } from '../authors.js';
import { stageDraft } from '../stage-draft.js';
import { versionIdFor } from '../version-id.js';
import { answerReading, type AnsweredReading } from './answered-reading.js';
import { decodeFile, type DecodedFile } from './decode-file.js';
import { storable, storableText } from './storable-text.js';

export interface ImportPolicyInput {
  readonly schoolId: Uuid;
  readonly fileName: string;
  readonly contentBase64: string;
  /** Absent for a new policy. */
  readonly policyId?: Uuid | null;
  readonly category?: string | null;
  readonly answers?: readonly PolicyAnswer[] | null;
  readonly changes?: string | null;
  readonly material: boolean;
  readonly dryRun: boolean;
}

/** Read, and unless it was a dry run stored; or refused with nothing stored. */
export type ImportOutcome =
  | {
      readonly done: true;
      readonly read: AnsweredReading;
      /** null on a dry run. */
      readonly stored: { readonly policyId: Uuid; readonly versionId: Uuid; readonly position: number } | null;
      readonly tenantId: Uuid;
      readonly replayed: boolean;
    }
  | { readonly done: false; readonly refusal: Refusal };

/** A document is read and becomes a draft. */
export class ImportPolicy extends Command<ImportOutcome> {
  constructor(
    readonly context: RequestContext,
    readonly input: ImportPolicyInput,
    readonly idempotencyKey?: string | null,
  ) {
    super();
  }
}

/** The field of the input that holds the file which the reader speaks of. */
const FILE = ['contentBase64'];

/** The document is read only for those who may import it; a dry run decides as the real one would and stores nothing. */
@CommandHandler(ImportPolicy)
export class ImportPolicyHandler implements ICommandHandler<ImportPolicy> {
  constructor(
    private readonly runner: CommandRunner,
    private readonly ownSchool: OwnSchool,
  ) {}

  async execute({ context, input, idempotencyKey }: ImportPolicy): Promise<ImportOutcome> {
    const file = decodeFile(input.contentBase64);
    if (!file.ok) return { done: false, refusal: file.refusal };
    const { schoolId: tenantId, dryRun } = input;
    const versionId = versionIdFor(context, tenantId, idempotencyKey);
    let read: Result<AnsweredReading> | undefined;
    const outcome = await this.runner.run(context, specOf(input, file.value, idempotencyKey), async (unit) => {
      read ??= await this.read(context, input, file.value);
      return read.ok ? stage(unit, { input, file: file.value, versionId, read: read.value }) : read;
    });
    if (!outcome.done) return outcome;
    // A repeat is answered without its work; its reading is made again, from the same bytes.
    read ??= await this.read(context, input, file.value);
    if (!read.ok) return { done: false, refusal: read.refusal };
    const stored = dryRun ? null : { policyId: outcome.id, versionId, position: outcome.position };
    return { done: true, read: read.value, stored, tenantId, replayed: !dryRun && outcome.replayed };
  }

  private async read(
    context: RequestContext,
    { schoolId, fileName, answers }: ImportPolicyInput,
    { bytes }: DecodedFile,
  ): Promise<Result<AnsweredReading>> {
    const name = await this.ownSchool.nameOf(schoolId);
    const reading = await readPolicyDocument(bytes, fileName, {
      ...(name === null ? {} : { ownSchoolName: name }),
      today: londonDay(context.now),
    });
    if (!reading.ok) return { ok: false, refusal: { ...reading.refusal, path: FILE } };
    return answerReading(storable(reading.value), answers ?? []);
  }
}

const specOf = (input: ImportPolicyInput, { sha256 }: DecodedFile, key?: string | null): CommandSpec => {
  const { contentBase64: _, dryRun, ...asked } = input;
  return {
    name: 'ImportPolicy',
    tenantId: input.schoolId,
    ...(input.policyId ? { subject: input.policyId } : {}),
    roles: AUTHORS,
    input: { ...asked, sha256 },
    // A dry run is asked anew each time: nothing of it is kept to answer with.
    idempotencyKey: dryRun ? null : key,
  };
};

interface ToImport {
  readonly input: ImportPolicyInput;
  readonly file: DecodedFile;
  readonly versionId: Uuid;
  readonly read: AnsweredReading;
}

const stage = async (unit: Unit, asked: ToImport): Promise<Result<unknown>> => {
  const { policyId, dryRun } = asked.input;
  const category = asked.input.category?.trim() || null;
  if (category !== null && !policyCategory(category)) return categoryUnknown(category);
  // Somebody may look at a document first and choose its category then.
  if (dryRun && !policyId && category === null) return accept(null);
  const draft = draftOf(asked);
  return stageDraft(unit, { isNew: !policyId, category, draft: () => draft }, { store: !dryRun });
};

const draftOf = ({ input, file, versionId, read }: ToImport): Omit<Draft, 'contentHash'> => ({
  versionId,
  title: read.answered.title,
  audience: read.answered.audience,
  sections: read.sections,
  metadata: read.answered.metadata,
  ...read.people,
  findings: read.reading.findings,
  questions: read.answered.questions,
  changes: input.changes?.trim() || null,
  material: input.material,
  source: { fileName: storableText(input.fileName), format: read.reading.format, sha256: file.sha256 },
});
