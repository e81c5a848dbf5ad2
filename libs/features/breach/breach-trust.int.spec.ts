import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { breachEvents } from '#contracts/breach.events.js';
import type { Schools } from '#contracts/schools.port.js';
import type { Actor, Role } from '#platform/auth/actor.js';
import type { SealedFiles } from '#platform/evidence/sealed-files.js';
import type { Uuid } from '#platform/kernel/event.js';
import { PostgresReadStore } from '#platform/read-store/postgres-read-store.js';
import { testPlatform, type TestPlatform } from '#platform/testing/test-tenant.js';
import { breachProjections } from './breach.projections.js';
import { ReportBreach, ReportBreachHandler } from './command/report-breach/report-breach.handler.js';
import { CasesQuery } from './query/cases/cases.query.js';

const head = randomUUID();
const audience = {
  peopleOf: () => Promise.resolve([]),
  present: () => Promise.resolve([]),
  addressees: () => Promise.resolve([]),
  postsHeldBy: (_: Uuid, personId: Uuid) => Promise.resolve(personId === head ? ['Head Teacher'] : []),
};

let platform: TestPlatform;
let reads: PostgresReadStore;
let school: Uuid;
let stranger: Uuid;
let trust: Uuid;
/** The school's first position that the trust may see. */
let joinedAt = 1;

const schools: Schools = {
  schoolsIn: () => Promise.resolve([]),
  visibleFrom: () => Promise.resolve(new Map([[school, joinedAt]])),
  joinedLater: () => Promise.resolve([]),
  one: () => Promise.resolve(null),
};
/** Reports without a file never ask for it. */
const noFiles = {} as SealedFiles;
const report = async (tenantId: Uuid, about: Uuid | null, confidential: boolean): Promise<Uuid> => {
  const input = { schoolId: tenantId, category: 'HARASSMENT', summary: 'Words.', subjectPersonId: about } as const;
  const command = new ReportBreach(platform.as('STAFF', tenantId), { ...input, confidential });
  const outcome = await new ReportBreachHandler(platform.runner, audience, noFiles).execute(command);
  if (!outcome.done) throw new Error(outcome.refusal.code);
  await platform.engine.catchUp(tenantId);
  return outcome.id;
};
const seen = (role: Role, personId?: Uuid) => {
  const actor: Actor = { ...platform.as(role, trust, personId).actor, tenantKind: 'group' };
  return reads.ask({ actor }, async (scope) => ({
    listed: (await new CasesQuery(schools).page(scope, actor, {}, { first: 10 })).edges.map(({ node }) => node.id),
    counted: (await new CasesQuery(schools).counted(scope, actor)).length,
  }));
};

beforeAll(async () => {
  platform = await testPlatform({ name: 'breach-trust', events: breachEvents, projections: breachProjections });
  platform.now = new Date(Date.now() + 60_000).toISOString();
  [school, stranger, trust] = [await platform.school(), await platform.school(), await platform.school()];
  reads = new PostgresReadStore({
    readUrl: platform.urls.read,
    membersOf: () => Promise.resolve([school]),
    projections: breachProjections,
    clock: () => platform.now,
  });
});
afterAll(async () => {
  await reads.close();
  await platform.drop();
});

describe('a trust with one member school', () => {
  it('sees the cases of its member since it joined, and of nobody else', async () => {
    const before = await report(school, null, false);
    const since = await report(school, null, false);
    const secret = await report(school, head, true);
    await report(stranger, null, false);
    expect(await seen('TRUST_LEAD')).toEqual({ listed: [secret, since, before], counted: 3 });
    joinedAt = 2;
    expect(await seen('TRUST_LEAD')).toEqual({ listed: [secret, since], counted: 2 });
    expect(await seen('TRUST_LEAD', head)).toEqual({ listed: [since], counted: 1 });
    expect(await seen('AUDITOR')).toEqual({ listed: [since], counted: 2 });
    expect(await seen('HEADTEACHER')).toEqual({ listed: [], counted: 0 });
    expect(await seen('STAFF')).toEqual({ listed: [], counted: 0 });
  });
});
