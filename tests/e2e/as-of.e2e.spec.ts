import { beforeAll, describe, expect, it } from '@jest/globals';
import type { StoredEvent } from '#platform/event-store/event-store.js';
import { tableName } from '#platform/projection/read-table.sql.js';
import type { ReadScope } from '#platform/read-store/read-store.js';
import { projections } from '../../apps/composition/features.js';
import { startTrustlog, type TrustlogServer } from '../support/trustlog-server.js';
import { cutOff } from './support/as-of/cut-off.js';
import { freshRows, microseconds, rowText } from './support/as-of/fresh-replay.js';
import { ANSWERS, momentsOf, TRIALS, trialsOf, type Trial } from './support/as-of/trials.js';

let sut: TrustlogServer;
/** A copy whose log ends where it is told to, and whose clock stands there. */
let cut: TrustlogServer;
let now = new Date().toISOString();
const logs = new Map<string, readonly StoredEvent[]>();

beforeAll(async () => {
  sut = await startTrustlog({ seed: true });
  await sut.settled();
  const { store } = sut.installation;
  for (const { tenantId, head } of await store.tenants()) {
    if (head > 0) logs.set(tenantId, await store.readTenant(tenantId, 0, head));
  }
  cut = await startTrustlog({ seed: true, clock: () => now });
}, 240_000);

const asked = <Answer>({ tenantId, at }: Trial, answer: (scope: ReadScope) => Promise<Answer>): Promise<Answer> => {
  const somebody = { actorId: tenantId, credentialId: 'test', role: 'AUDITOR', personId: null } as const;
  const actor = { ...somebody, tenantId, tenantKind: 'school' } as const;
  return sut.installation.reads.ask({ actor, asOf: at }, answer);
};

/** What every read model of a record says as at a moment, and what a fresh replay up to it says. */
const differences = (trial: Trial): Promise<readonly string[]> => {
  const until = microseconds(trial.at);
  const events = (logs.get(trial.tenantId) ?? []).filter(({ metadata }) => microseconds(metadata.recordedAt) <= until);
  return asked(trial, async ({ sql, held }) => {
    const found: string[] = [];
    for (const projection of projections) {
      const rows = await sql<{ row: object }>(
        `SELECT to_jsonb(t) AS row FROM ${tableName(projection)} t WHERE t.tenant_id = $1 AND ${held('t')}`,
        [trial.tenantId],
      );
      const texts = rows.map(({ row }) => rowText(projection, row)).sort();
      const expected = freshRows(projection, events);
      if (JSON.stringify(texts) !== JSON.stringify(expected)) found.push(`${projection.name} ${trial.at}`);
    }
    return found;
  });
};

describe('the read models as at a date', () => {
  it(`are what a fresh replay up to it makes, at ${String(TRIALS)} random moments of random records`, async () => {
    const trials = trialsOf(logs, TRIALS);
    const wrong: string[] = [];
    let equal = 0;
    for (const trial of trials) {
      const found = await differences(trial);
      if (found.length === 0) equal += 1;
      wrong.push(...found);
    }
    expect(wrong).toEqual([]);
    expect(`${String(equal)} of ${String(trials.length)}`).toBe(`${String(TRIALS)} of ${String(TRIALS)}`);
    expect(new Set(trials.map(({ tenantId }) => tenantId)).size).toBeGreaterThan(5);
  }, 600_000);

  it('are found out where a moment is one event off', async () => {
    const [[tenantId = '', events = []] = []] = logs;
    const last = events.at(-1)?.metadata.recordedAt ?? '';
    const before = new Date(Date.parse(last) - 1).toISOString();
    const of = (at: string) =>
      asked({ tenantId, at }, async ({ sql, held }) => {
        const counted = projections.map(
          (one) => `SELECT count(*)::int AS n FROM ${tableName(one)} t WHERE ${held('t')}
          AND t.tenant_id = $1 AND t.from_at > $2`,
        );
        const rows = await sql<{ n: number }>(counted.join(' UNION ALL '), [tenantId, before]);
        return rows.reduce((sum, { n }) => sum + n, 0);
      });
    expect([await of(before), (await of(new Date(Date.parse(last) + 1).toISOString())) > 0]).toEqual([0, true]);
  });
});

const QUESTIONS: Readonly<Record<string, string>> = {
  matrix: `matrix(asOf: $asOf) { rows { schoolId name { en cy } codes days policyIds asked signed } }`,
  overview: `overview(asOf: $asOf) { schoolsInDate schoolsTotal schoolsInNeed { id } overduePolicies { count }
    outstanding { count } notRecorded { count } approvalsWaiting { count oldestDays oldestSchool { en } } chaseTotal
    chase(first: 10) { reason who post schoolId policyTitle { en } days lastNudgedAt campaignId approvalId }
    events records }`,
  schools: `schools(first: 100, asOf: $asOf) { totalCount edges { node { id name { en cy } phase urn } } }`,
  policies: `policies(first: 100, asOf: $asOf) { totalCount edges { node { id schoolId title { en cy } status
    nextReviewDue days owner archived currentVersion { id number status publishedAt contentHash } } } }`,
  people: `people(first: 100, asOf: $asOf) { totalCount edges { node { id schoolId name kind leftOn
    posts { post startDate endDate } } } }`,
  campaigns: `campaigns(first: 50, asOf: $asOf) { totalCount edges { node { id dueOn asked signed outstanding endedBecause } } }`,
  approvals: `approvals(first: 50, asOf: $asOf) { totalCount edges { node { id status daysWaiting requestedAt } } }`,
  events: `events(first: 30, asOf: $asOf) { edges { node { id position sentence { en cy } actorName actorPosts { en }
    policy { policyId title { en } } because { id } } } }`,
  eventDensity: `eventDensity(asOf: $asOf) { step periods { from events } records }`,
};

const CHANGES = `query Changes($from: DateTime!, $to: DateTime) { changesBetween(from: $from, to: $to) {
  policies(first: 100) { totalCount edges { node { kind policyId numberBefore numberAfter reviewAfter } } }
  statuses(first: 100) { totalCount worse better edges { node { kind schoolId category before { code days } after { code days } } } }
  people(first: 100) { totalCount came left edges { node { kind personId name postsBegun { en } postsEnded { en } details } } }
} }`;

type Rows = { readonly rows: readonly { readonly codes: string }[] };

/** A past screen shows schools that joined later, hatched: of those nobody knew then. */
const unhatched = (name: string, answer: unknown): unknown =>
  name === 'matrix' ? (answer as Rows).rows.filter(({ codes }) => !codes.startsWith('B')) : answer;

const answerOf = async (
  server: TrustlogServer,
  document: string,
  variables: object,
): Promise<Record<string, unknown>> => {
  const { body } = await server.graphql(server.keys.trustLead, document, variables);
  expect(body.errors).toBeUndefined();
  return body.data as Record<string, unknown>;
};

describe('the answers as at a date', () => {
  it(`are those that a copy gives whose log ends there, asked about now, at ${String(ANSWERS)} random dates`, async () => {
    const first = Math.min(...[...logs.values()].flat().map(({ metadata }) => Date.parse(metadata.recordedAt)));
    let equal = 0;
    for (const at of momentsOf(logs, ANSWERS)) {
      now = at;
      await cutOff(cut, at);
      for (const [name, question] of Object.entries(QUESTIONS)) {
        const document = `query Asked($asOf: DateTime) { ${question} }`;
        const past = await answerOf(sut, document, { asOf: at });
        const present = await answerOf(cut, document, {});
        expect({ at, name, answer: unhatched(name, past[name]) }).toEqual({
          ...{ at, name },
          answer: unhatched(name, present[name]),
        });
        equal += 1;
      }
      const from = new Date(Math.floor((first + Date.parse(at)) / 2)).toISOString();
      expect(await answerOf(sut, CHANGES, { from, to: at })).toEqual(await answerOf(cut, CHANGES, { from }));
    }
    expect(equal).toBe(ANSWERS * Object.keys(QUESTIONS).length);
  }, 600_000);
});
