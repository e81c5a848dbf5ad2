import { Inject } from '@nestjs/common';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { APPROVALS, type Approvals } from '#contracts/approvals.port.js';
import type { PartialDate } from '#contracts/partial-date.js';
import { CommandRunner, type CommandOutcome } from '#platform/command/command-runner.js';
import type { RequestContext } from '#platform/command/request-context.js';
import type { Unit } from '#platform/command/unit.js';
import type { Uuid } from '#platform/kernel/event.js';
import type { Result } from '#platform/kernel/result.js';
import type { EditDraft as DecidedEdit } from '../../domain/policy.commands.js';
import { approvalOf, editedContent, openVersion } from '../../domain/policy.content.js';
import { policyDecider } from '../../domain/policy.decider.js';
import type { OpenVersion } from '../../domain/policy.state.js';
import { policyStream } from '../../domain/policy.streams.js';
import { AUTHORS } from '../authors.js';
import { contentHash } from '../content-hash.js';
import { sectionsOf, type SectionInput } from '../section-input.js';

export interface EditDraftInput {
  readonly schoolId: Uuid;
  readonly policyId: Uuid;
  readonly versionId: Uuid;
  readonly sections: readonly SectionInput[];
  readonly nextReviewDue?: PartialDate | null;
  readonly changes?: string | null;
}

/** The text of a version that is not published is replaced. */
export class EditDraft extends Command<CommandOutcome> {
  constructor(
    readonly context: RequestContext,
    readonly input: EditDraftInput,
    readonly idempotencyKey?: string | null,
  ) {
    super();
  }
}

/** An edit and the end of the approval that hung on the old text are stored together. */
@CommandHandler(EditDraft)
export class EditDraftHandler implements ICommandHandler<EditDraft> {
  constructor(
    private readonly runner: CommandRunner,
    @Inject(APPROVALS) private readonly approvals: Approvals,
  ) {}

  execute({ context, input, idempotencyKey }: EditDraft): Promise<CommandOutcome> {
    const { schoolId, policyId } = input;
    const spec = { name: 'EditDraft', tenantId: schoolId, subject: policyId, roles: AUTHORS, input, idempotencyKey };
    return this.runner.run(context, spec, (unit) => this.edit(unit, input));
  }

  private async edit(unit: Unit, input: EditDraftInput): Promise<Result<unknown>> {
    const { policyId, versionId } = input;
    const policy = await unit.load(policyDecider, policyStream(policyId));
    const before = openVersion(policy.state, versionId);
    const edited = unit.decide(policyDecider, policy, commandFor(input, before));
    if (!edited.ok || before === null) return edited;
    const approvalId = approvalOf(before);
    const voids = approvalId !== null && openVersion(edited.value, versionId)?.status === 'draft';
    return voids ? this.approvals.makeVoid(unit, approvalId) : edited;
  }
}

/** Where there is no such version the decider says so, and the hash does not matter. */
const commandFor = (input: EditDraftInput, before: OpenVersion | null): DecidedEdit => {
  const edit = { sections: sectionsOf(input.sections), nextReviewDue: input.nextReviewDue ?? null };
  return {
    kind: 'EditDraft',
    versionId: input.versionId,
    contentHash: before ? contentHash(editedContent(before, edit)) : '',
    ...edit,
    changes: input.changes?.trim() || null,
    findings: [],
  };
};
