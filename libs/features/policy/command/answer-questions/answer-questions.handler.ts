import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { PolicyAnswer } from '#contracts/policy.events.js';
import { CommandRunner, type CommandOutcome } from '#platform/command/command-runner.js';
import type { RequestContext } from '#platform/command/request-context.js';
import type { Unit } from '#platform/command/unit.js';
import type { Uuid } from '#platform/kernel/event.js';
import { accept, type Result } from '#platform/kernel/result.js';
import { answerQuestions } from '../../domain/policy.answers.js';
import { answeredContent, openVersion } from '../../domain/policy.content.js';
import { policyDecider } from '../../domain/policy.decider.js';
import type { OpenVersion } from '../../domain/policy.state.js';
import { policyStream } from '../../domain/policy.streams.js';
import { AUTHORS } from '../authors.js';
import { contentHash } from '../content-hash.js';

export interface AnswerQuestionsInput {
  readonly schoolId: Uuid;
  readonly policyId: Uuid;
  readonly versionId: Uuid;
  readonly answers: readonly PolicyAnswer[];
}

/** What an import was not sure of is answered. */
export class AnswerQuestions extends Command<CommandOutcome> {
  constructor(
    readonly context: RequestContext,
    readonly input: AnswerQuestionsInput,
    readonly idempotencyKey?: string | null,
  ) {
    super();
  }
}

@CommandHandler(AnswerQuestions)
export class AnswerQuestionsHandler implements ICommandHandler<AnswerQuestions> {
  constructor(private readonly runner: CommandRunner) {}

  execute({ context, input, idempotencyKey }: AnswerQuestions): Promise<CommandOutcome> {
    const { schoolId: tenantId, policyId: subject } = input;
    const spec = { name: 'AnswerQuestions', tenantId, subject, roles: AUTHORS, input, idempotencyKey };
    return this.runner.run(context, spec, (unit) => answer(unit, input));
  }
}

const answer = async (unit: Unit, { policyId, versionId, answers }: AnswerQuestionsInput): Promise<Result<unknown>> => {
  const policy = await unit.load(policyDecider, policyStream(policyId));
  const before = openVersion(policy.state, versionId);
  const hash = before ? hashAfter(before, answers) : accept('');
  if (!hash.ok) return hash;
  return unit.decide(policyDecider, policy, { kind: 'AnswerQuestions', versionId, contentHash: hash.value, answers });
};

const hashAfter = (version: OpenVersion, answers: readonly PolicyAnswer[]): Result<string> => {
  const answered = answerQuestions(version, answers);
  return answered.ok ? accept(contentHash(answeredContent(version, answered.value))) : answered;
};
