import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { scansOf, tellPlans, WatchedPlans, type PlanNode, type RunPlan } from '../support/screens/plans.js';
import { queryCases, type Owner, type Records } from './support/cases.js';
import { argumentsOf } from './support/documents.js';
import { giveEveryCommand } from './support/every-command.js';
import { ask, Life, makeWorld, wordsOf, type World } from './support/world.js';

/**
 * Statements that are about all tenants by their nature, by a piece of their text, and why. Those in functions answer
 * with ids of tenants and with nothing else, so that whoever asks can name the tenants in the next statement.
 */
const ABOUT_ALL: Readonly<Record<string, string>> = {
  'FROM store.tenant_log t ORDER BY t.tenant_id': 'who there is, and how long their records are: for workers',
  'SELECT DISTINCT due.tenant_id FROM': 'where mail is due: ids',
  'SELECT DISTINCT r.tenant_id FROM platform.rebuild r': 'where something is to be made anew: ids',
  'FROM store.tenant_log t LEFT JOIN platform.log_tree l': 'whose events are not signed yet: ids and sizes',
  'FROM platform.log_day_leaf d WHERE d.day = p_day': 'whether a day is closed, and the hashes of its tree',
  'INSERT INTO platform.log_day_leaf': 'what all records had signed by a day, which hashes alone come out of',
  'SELECT tenant_id, mail_id FROM platform.mail': 'what is due at the tenants that the worker names, by its time',
};

/** The roles that the program runs as; migrations and this test’s own looks have others. */
const OF_THE_PROGRAM = /^trustlog_(?!owner)/;

let watched: WatchedPlans;
let plans: readonly RunPlan[];
let tenantTables: ReadonlySet<string>;

const tablesOf = async ({ server }: World): Promise<ReadonlySet<string>> => {
  const admin = new pg.Client({ connectionString: server.adminUrl });
  await admin.connect();
  const { rows } = await admin.query<{ name: string }>(
    `SELECT c.relname AS name FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid
     WHERE a.attname = 'tenant_id' AND c.relkind IN ('r', 'p')
       AND c.relnamespace IN ('store'::regnamespace, 'read'::regnamespace, 'platform'::regnamespace)`,
  );
  await admin.end();
  return new Set(rows.map(({ name }) => name));
};

beforeAll(async () => {
  watched = new WatchedPlans();
  // The tables are small here: a whole table is read only where no index could have been asked for the tenant.
  const world = await makeWorld({ prepare: (adminUrl) => tellPlans(adminUrl, { enable_seqscan: 'off' }) });
  const { trust, school } = world;
  const life = new Life(world, school, wordsOf(world).trust);
  const owner: Owner = { group: trust, school, life };
  const { policyId, versionId, campaignId, requestId } = await life.signed();
  const { approvalId } = await life.submitted();
  await giveEveryCommand(world, owner);
  const { breachId } = await life.triaged();
  const { erasureId } = await life.erasure();
  const records: Records = { policyId, versionId, approvalId, campaignId, requestId, breachId, erasureId };
  const keys = { ...trust.keys, ...school.keys };
  for (const [field, { as, variables }] of Object.entries(queryCases)) {
    const asked = variables(owner, records);
    await ask(world, keys[as], field, asked);
    if (argumentsOf('query', field).includes('asOf'))
      await ask(world, keys[as], field, { ...asked, asOf: new Date().toISOString() });
  }
  tenantTables = await tablesOf(world);
  plans = watched.take().filter(({ role }) => OF_THE_PROGRAM.test(role));
  await world.server.stop();
}, 300_000);
afterAll(() => {
  watched.stop();
});

const lineOf = (text: string): string => text.replaceAll(/\s+/g, ' ').trim();

/** How rows of tenants are found otherwise than by an index whose first question is for the tenant. */
const notLed = (plan: PlanNode): readonly string[] =>
  scansOf(plan)
    .filter(({ table, condition }) => tenantTables.has(table) && !/^\(*tenant_id\b/.test(condition))
    .map(({ table, node, condition }) => `${node} of ${table} by ${condition || 'nothing'}`);

describe('every statement that commands, questions and what follows them send', () => {
  it('is seen here, those inside the database’s functions too', () => {
    const roles = new Set(plans.map(({ role }) => role));
    for (const role of ['append', 'platform', 'project', 'read']) expect(roles).toContain(`trustlog_${role}`);
    expect(plans.some(({ text }) => /INSERT INTO store\.event/.test(text))).toBe(true);
    expect(plans.length).toBeGreaterThan(500);
  });

  it('asks an index for the tenant first wherever it looks at rows of tenants', () => {
    const bad = plans
      .filter(({ text }) => !Object.keys(ABOUT_ALL).some((piece) => lineOf(text).includes(piece)))
      .flatMap(({ role, text, plan }) => notLed(plan).map((fault) => `${role}: ${fault}: ${lineOf(text)}`));
    expect([...new Set(bad)]).toEqual([]);
  });

  it('is led by a tenant but for a few that are about all, each of which is sent', () => {
    const unused = Object.keys(ABOUT_ALL).filter((piece) => !plans.some(({ text }) => lineOf(text).includes(piece)));
    expect(unused).toEqual([]);
  });
});
