import { Answers } from '#platform/answers/answers.js';
import { SettledPast } from '#platform/answers/settled-past.js';
import type { GraphqlContext } from '#platform/graphql/context.js';
import type { Installation } from '../../composition/installation.js';
import type { AnswerKeeper } from './compiled-execution.js';
import { isKept } from './kept-questions.js';
import type { OneSnapshot } from './one-snapshot.js';

/** No trust may push out everybody else's. */
const SHARE_OF_ONE = 0.5;

/** The answers that this process keeps. */
export const keptAnswers = ({ settings, reads, clock }: Installation): Answers => {
  const now = (): number => Date.parse(clock());
  return new Answers({
    bytes: settings.answerBytes,
    bytesOfTenant: settings.answerBytes * SHARE_OF_ONE,
    settled: new SettledPast(() => reads.lookAtWriters(), now),
    clock: now,
  });
};

/** Answers from what was kept, while that stands. What goes wrong is asked again, in a snapshot of its own. */
export const answerKeeper =
  (answers: Answers, snapshots: OneSnapshot): AnswerKeeper =>
  async (query, run) => {
    const { documentHash, operationName, variables, document, afresh } = query;
    const context = query.context as GraphqlContext;
    const snapshot = snapshots.of(context);
    if (!snapshot || !answers.on || !isKept(document)) {
      const answer = await run();
      if (!answer) snapshots.renew(context, document);
      return answer;
    }
    const { actor } = context.request;
    const given = await answers
      .give(
        { documentHash, operationName, variables, actor, afresh },
        { snapshot, renew: () => snapshots.renew(context, document), make: run },
      )
      .catch(() => null);
    if (!given) {
      snapshots.renew(context, document);
      return null;
    }
    // What goes out is the text; it is found by its data, whatever that is.
    return { data: {}, text: given.text, etag: given.etag };
  };
