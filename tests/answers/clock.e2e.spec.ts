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

/** Of everything that can be asked for by its id, one that there is. */
const someIds = async (server: TrustlogServer): Promise<Readonly<Record<string, string>>> => {
  const { body } = await server.graphql(
    server.keys.trustLead,
    `{ policies(first: 1) { edges { node { id schoolId versions { id } } } } approvals(first: 1) { edges { node { id } } }
       campaigns(first: 1) { edges { node { id } } } people(first: 1) { edges { node { id } } } }`,
  );
  const first = (list: string): { id: string; schoolId: string; versions: { id: string }[] } =>
    body.data[list].edges[0].node;
  const { id: policy, schoolId: school, versions } = first('policies');
  const of = { approval: first('approvals').id, campaign: first('campaigns').id, person: first('people').id };
  return { ...of, policy, school, version: versions[0]?.id ?? '' };
};

/** What a question is put with; most take none of it. */
const variablesFor = (question: string, ids: Readonly<Record<string, string>>): object => ({
  ...{ schoolId: ids['school'], id: ids[question], policyId: ids['policy'], personId: ids['person'] },
  ...(question === 'compareVersions' && { from: ids['version'], to: ids['version'] }),
  ...(question === 'nearestEvents' && { at: '2026-01-01T00:00:00Z' }),
});

describe('an answer that was kept, asked for again at any later time', () => {
  let server: TrustlogServer;
  let ids: Readonly<Record<string, string>>;
  const again = new Set<string>();

  const ask = async (question: string, cacheControl: string): Promise<string> => {
    const answer = await server.fetch('/graphql', {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        authorization: `Bearer ${server.keys.trustLead}`,
        'cache-control': cacheControl,
      },
      body: JSON.stringify({ query: documentFor('query', question), variables: variablesFor(question, ids) }),
    });
    // An answer says when it was made; all else must be as if it was made now.
    return (await answer.text()).replaceAll(/"at":"[^"]*"/g, '"at":""');
  };

  beforeAll(async () => {
    server = await startTrustlog({ seed: true });
    await server.settled();
    ids = await someIds(server);
  });
  afterAll(() => {
    jest.useRealTimers();
  });

  it('is what a fresh one would be: through minutes, hours, and midnight in London', async () => {
    const start = Date.now();
    const midnight = Date.parse(endOfDay(new Date(start).toISOString()));
    const instants = [0, 400, 30_000, MINUTE].map((later) => start + later);
    instants.push(midnight - 500, midnight, midnight + 3 * MINUTE, midnight + 1_440 * MINUTE);
    jest.useFakeTimers({ doNotFake: REAL, now: start });
    // The second asking compiles the question; from then on its answers are kept.
    for (const question of KEPT_QUESTIONS) for (let n = 0; n < 2; n += 1) await ask(question, 'no-store');
    const { counts } = server.app.get(Answers, { strict: false });
    for (const instant of [...instants].sort((a, b) => a - b)) {
      jest.setSystemTime(instant);
      for (const question of KEPT_QUESTIONS) {
        const before = counts.again;
        const given = await ask(question, 'max-age=0');
        if (counts.again > before) again.add(question);
        expect([question, instant - start, given]).toEqual([
          question,
          instant - start,
          await ask(question, 'no-cache'),
        ]);
        expect(given).toContain('"data"');
        expect(given).not.toContain(`"${question}":null`);
        expect(given).not.toContain('"errors"');
      }
    }
    process.stdout.write(`kept answers, clock: ${JSON.stringify(counts)}\n`);
    // What takes the bare instant is never given again: it would pass as always right and be of no use.
    expect([...again].sort()).toEqual([...KEPT_QUESTIONS].sort());
  }, 600_000);
});
