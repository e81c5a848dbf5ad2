import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { Answers } from '#platform/answers/answers.js';
import { endOfDay } from '#platform/read-store/validity.js';
import { KEPT_QUESTIONS } from '../../apps/api/graphql/kept-questions.js';
import { startTrustlog, type TrustlogServer } from '../support/trustlog-server.js';
import { documentFor } from '../tenancy/support/documents.js';

/** Everything but the date goes by the real clock. */
const REAL = [
  ...(['hrtime', 'nextTick', 'performance', 'queueMicrotask', 'setImmediate', 'clearImmediate'] as const),
  ...(['setInterval', 'clearInterval', 'setTimeout', 'clearTimeout'] as const),
];
const MINUTE = 60_000;

describe('an answer that was kept, asked for again at any later time', () => {
  let server: TrustlogServer;
  let schoolId: string;

  const ask = async (question: string, cacheControl: string): Promise<string> => {
    const answer = await server.fetch('/graphql', {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        authorization: `Bearer ${server.keys.trustLead}`,
        'cache-control': cacheControl,
      },
      body: JSON.stringify({ query: documentFor('query', question), variables: { schoolId, id: schoolId } }),
    });
    // An answer says when it was made; all else must be as if it was made now.
    return (await answer.text()).replaceAll(/"at":"[^"]*"/g, '"at":""');
  };

  beforeAll(async () => {
    server = await startTrustlog({ seed: true });
    await server.settled();
    const { body } = await server.graphql(server.keys.trustLead, '{ schools(first: 1) { edges { node { id } } } }');
    schoolId = body.data.schools.edges[0].node.id;
  });
  afterAll(() => {
    jest.useRealTimers();
  });

  it('is what a fresh one would be: through minutes, hours, and midnight in London', async () => {
    const start = Date.now();
    const midnight = Date.parse(endOfDay(new Date(start).toISOString()));
    const instants = [0, 400, 1_000, 30_000, MINUTE, 61 * MINUTE].map((later) => start + later);
    instants.push(midnight - 500, midnight, midnight + 3 * MINUTE, midnight + 1_440 * MINUTE);
    jest.useFakeTimers({ doNotFake: REAL, now: start });
    // The second asking compiles the question; from then on its answers are kept.
    for (const question of KEPT_QUESTIONS) for (let n = 0; n < 2; n += 1) await ask(question, 'no-store');
    const { counts } = server.app.get(Answers, { strict: false });
    for (const instant of [...instants].sort((a, b) => a - b)) {
      jest.setSystemTime(instant);
      for (const question of KEPT_QUESTIONS) {
        const given = await ask(question, 'max-age=0');
        expect([question, instant - start, given]).toEqual([
          question,
          instant - start,
          await ask(question, 'no-cache'),
        ]);
        expect(given).toContain('"data"');
        expect(given).not.toContain('"errors"');
      }
    }
    process.stdout.write(`kept answers, clock: ${JSON.stringify(counts)}\n`);
    expect(counts.again).toBeGreaterThan(KEPT_QUESTIONS.size);
  }, 600_000);
});
