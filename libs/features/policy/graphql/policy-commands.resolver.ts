import { CommandBus, type Command } from '@nestjs/cqrs';
import { Args, Mutation, Resolver } from '@nestjs/graphql';
import type { CommandOutcome } from '#platform/command/command-runner.js';
import type { RequestContext } from '#platform/command/request-context.js';
import { Ctx, toCommandResult } from '#platform/graphql/context.js';
import { AnswerQuestions, type AnswerQuestionsInput } from '../command/answer-questions/answer-questions.handler.js';
import { ArchivePolicy, type ArchivePolicyInput } from '../command/archive-policy/archive-policy.handler.js';
import { DraftPolicy, type DraftPolicyInput } from '../command/draft-policy/draft-policy.handler.js';
import { EditDraft, type EditDraftInput } from '../command/edit-draft/edit-draft.handler.js';
import { ImportPolicy, type ImportPolicyInput } from '../command/import-policy/import-policy.handler.js';
import { PublishVersion, type PublishVersionInput } from '../command/publish-version/publish-version.handler.js';
import { RecordReview, type RecordReviewInput } from '../command/record-review/record-review.handler.js';
import { SubmitVersion, type SubmitVersionInput } from '../command/submit-version/submit-version.handler.js';
import { toImportResult } from './import-result.js';

type Keyed<Input> = Input & { readonly idempotencyKey?: string | null };

/** Thin: shape in, command out. */
@Resolver()
export class PolicyCommandsResolver {
  constructor(private readonly commands: CommandBus) {}

  @Mutation('importPolicy')
  async importPolicy(
    @Ctx() context: RequestContext,
    @Args('input') { idempotencyKey, ...asked }: Keyed<ImportPolicyInput>,
  ): Promise<object> {
    return toImportResult(await this.commands.execute(new ImportPolicy(context, asked, idempotencyKey)));
  }

  @Mutation('draftPolicy')
  draftPolicy(
    @Ctx() context: RequestContext,
    @Args('input') { idempotencyKey, ...asked }: Keyed<DraftPolicyInput>,
  ): Promise<object> {
    return this.run(new DraftPolicy(context, asked, idempotencyKey));
  }

  @Mutation('editDraft')
  editDraft(
    @Ctx() context: RequestContext,
    @Args('input') { idempotencyKey, ...asked }: Keyed<EditDraftInput>,
  ): Promise<object> {
    return this.run(new EditDraft(context, asked, idempotencyKey));
  }

  @Mutation('submitVersion')
  submitVersion(
    @Ctx() context: RequestContext,
    @Args('input') { idempotencyKey, ...asked }: Keyed<SubmitVersionInput>,
  ): Promise<object> {
    return this.run(new SubmitVersion(context, asked, idempotencyKey));
  }

  @Mutation('publishVersion')
  publishVersion(
    @Ctx() context: RequestContext,
    @Args('input') { idempotencyKey, ...asked }: Keyed<PublishVersionInput>,
  ): Promise<object> {
    return this.run(new PublishVersion(context, asked, idempotencyKey));
  }

  @Mutation('recordReview')
  recordReview(
    @Ctx() context: RequestContext,
    @Args('input') { idempotencyKey, ...asked }: Keyed<RecordReviewInput>,
  ): Promise<object> {
    return this.run(new RecordReview(context, asked, idempotencyKey));
  }

  @Mutation('answerQuestions')
  answerQuestions(
    @Ctx() context: RequestContext,
    @Args('input') { idempotencyKey, ...asked }: Keyed<AnswerQuestionsInput>,
  ): Promise<object> {
    return this.run(new AnswerQuestions(context, asked, idempotencyKey));
  }

  @Mutation('archivePolicy')
  archivePolicy(
    @Ctx() context: RequestContext,
    @Args('input') { idempotencyKey, ...asked }: Keyed<ArchivePolicyInput>,
  ): Promise<object> {
    return this.run(new ArchivePolicy(context, asked, idempotencyKey));
  }

  private async run(command: Command<CommandOutcome>): Promise<object> {
    return toCommandResult(await this.commands.execute(command));
  }
}
