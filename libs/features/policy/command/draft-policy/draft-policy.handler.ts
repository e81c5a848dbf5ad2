import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { localText, type LocalText } from '#contracts/local-text.js';
import type { PartialDate } from '#contracts/partial-date.js';
import type { PolicyMetadata } from '#contracts/policy.events.js';
import { CommandRunner, type CommandOutcome } from '#platform/command/command-runner.js';
import type { RequestContext } from '#platform/command/request-context.js';
import type { Uuid } from '#platform/kernel/event.js';
import type { PolicyState } from '../../domain/policy.state.js';
import { AUTHORS } from '../authors.js';
import { sectionsOf, type SectionInput } from '../section-input.js';
import { stageDraft } from '../stage-draft.js';
import { versionIdFor } from '../version-id.js';

export interface DraftPolicyInput {
  readonly schoolId: Uuid;
  /** Absent for a new policy. */
  readonly policyId?: Uuid | null;
  readonly category?: string | null;
  readonly title?: Partial<LocalText> | null;
  readonly owner?: string | null;
  readonly audience?: readonly string[] | null;
  readonly nextReviewDue?: PartialDate | null;
  readonly sections: readonly SectionInput[];
  readonly changes?: string | null;
  readonly material: boolean;
}

/** A policy, or a new version of one, is written here. */
export class DraftPolicy extends Command<CommandOutcome> {
  constructor(
    readonly context: RequestContext,
    readonly input: DraftPolicyInput,
    readonly idempotencyKey?: string | null,
  ) {
    super();
  }
}

@CommandHandler(DraftPolicy)
export class DraftPolicyHandler implements ICommandHandler<DraftPolicy> {
  constructor(private readonly runner: CommandRunner) {}

  execute({ context, input, idempotencyKey }: DraftPolicy): Promise<CommandOutcome> {
    const { schoolId, policyId, category, title, owner, audience, changes, material } = input;
    const spec = {
      name: 'DraftPolicy',
      tenantId: schoolId,
      ...(policyId ? { subject: policyId } : {}),
      roles: AUTHORS,
      input,
      idempotencyKey,
    };
    const written = {
      versionId: versionIdFor(context, schoolId, idempotencyKey),
      title: title ? localText(title) : null,
      owner: owner?.trim() || null,
      audience: audience ?? null,
      sections: sectionsOf(input.sections),
      signedBy: [],
      authors: [],
      findings: [],
      questions: [],
      changes: changes?.trim() || null,
      material,
      source: null,
    };
    const draft = (state: PolicyState) => ({ ...written, metadata: metadataOf(state, input.nextReviewDue ?? null) });
    return this.runner.run(context, spec, (unit) =>
      stageDraft(unit, { isNew: !policyId, category: category ?? null, draft }, { store: true }),
    );
  }
}

/** A text written here records no approvals. The last review and the cycle are the policy's and go on. */
const metadataOf = (state: PolicyState, nextReviewDue: PartialDate | null): PolicyMetadata => {
  const current = state.status === 'unregistered' ? null : state.current;
  return {
    approvals: [],
    approvers: [],
    lastReviewed: current?.lastReviewed ?? null,
    nextReviewDue,
    reviewCycleMonths: current?.reviewCycleMonths ?? null,
    versions: [],
    amendments: [],
  };
};
