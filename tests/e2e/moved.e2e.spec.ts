import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import type { Actor } from '#platform/auth/actor.js';
import { Sessions } from '#platform/auth/sessions.js';
import { Credentials } from '#platform/auth/credentials.js';
import { LeaveGroup } from '#features/organisation/command/leave-group/leave-group.handler.js';
import { JoinGroup } from '#features/organisation/command/join-group/join-group.handler.js';
import { RecordSchool } from '#features/organisation/command/record-school/record-school.handler.js';
import { createServer } from '../../apps/api/server.js';
import { openInstallation } from '../../apps/composition/installation.js';
import { makeGroup, AUTHORITY, system, tell, TRUST, type TestGroup, type TestSchool } from '../support/groups.js';
import { LiveClient, type ConnectOptions } from '../support/live-client.js';
import { startTrustlog, type TrustlogServer } from '../support/trustlog-server.js';

let sut: TrustlogServer;
let trust: TestGroup;
let other: TestGroup;
let school: TestSchool;
let sister: TestSchool;
const clients: LiveClient[] = [];
let changes = 0;

const connect = async (options: ConnectOptions, url = sut.url): Promise<LiveClient> => {
  const client = await LiveClient.to(url, options);
  clients.push(client);
  return client;
};
const admin = async (text: string, values: unknown[] = []): Promise<void> => {
  const client = new pg.Client({ connectionString: sut.adminUrl });
  await client.connect();
  await (values.length > 0 ? client.query(text, values) : client.query(text));
  await client.end();
};
/** The last of the read models comes no further meanwhile, and then all the way at once. */
const heldBack = async (tenantId: string, work: () => Promise<void>): Promise<void> => {
  const client = new pg.Client({ connectionString: sut.adminUrl });
  await client.connect();
  await client.query('BEGIN');
  await client.query(`SELECT FROM read.checkpoint WHERE tenant_id = $1 AND projection = 'person' FOR UPDATE`, [
    tenantId,
  ]);
  try {
    await work();
  } finally {
    await client.query('COMMIT');
    await client.end();
  }
};
const isChanged = (error: unknown): boolean => (error as { code?: unknown }).code === 'PROOF.EVENT_CHANGED';
const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** Writes one event into a school's record; answers where it stands. */
const write = async ({ id }: { readonly id: string }): Promise<number> => {
  changes += 1;
  const change = {
    kind: 'ChangeSchoolDetails',
    changes: { town: `Town ${String(changes)}` },
    effectiveOn: null,
  } as const;
  await tell(sut, new RecordSchool(system(id), { schoolId: id, changes: [change] }, `town/${String(changes)}`));
  return sut.installation.store.head(id);
};
const whereIs = (moves: readonly { tenant: string; position: number }[], id: string): number | undefined =>
  moves.find(({ tenant }) => tenant === id)?.position;

beforeAll(async () => {
  sut = await startTrustlog();
  trust = await makeGroup(sut, TRUST);
  other = await makeGroup(sut, AUTHORITY);
  [school, sister] = trust.schools as [TestSchool, TestSchool];
  await sut.settled();
}, 120_000);
afterEach(() => {
  for (const client of clients.splice(0)) client.close();
});
afterAll(() => {
  // The record that a case made older by hand is found out by the sealer, and by nothing else.
  const others = sut.faults.filter(({ what, error }) => what !== 'sealer' || !isChanged(error));
  expect(others).toEqual([]);
});

describe('Somebody who watches', () => {
  it('is told first where every record stands that they may see, and of no other', async () => {
    const lead = await connect({ key: trust.keys.lead });
    const first = await lead.moved();
    expect(first.map(({ tenant }) => tenant).sort()).toEqual([trust.id, school.id, sister.id].sort());
    for (const { tenant, position, events } of first) {
      expect(position).toBe(await sut.installation.store.head(tenant));
      expect(events).toBe(0);
    }
    const head = await connect({ key: school.keys.headteacher });
    expect((await head.moved()).map(({ tenant }) => tenant)).toEqual([school.id]);
  });

  it('hears how far a record came, when an answer shows it', async () => {
    const lead = await connect({ key: trust.keys.lead });
    await lead.moved();
    const position = await write(school);
    const { events } = await lead.until(school.id, position);
    expect(events).toBe(1);
    expect(await sut.installation.engine.position(school.id)).toBeGreaterThanOrEqual(position);
    expect(lead.told(other.schools[0]?.id ?? '')).toEqual([]);
  });

  it('never hears of a neighbour', async () => {
    const neighbour = await connect({ key: other.keys.lead });
    const sisters = await connect({ key: sister.keys.headteacher });
    await Promise.all([neighbour.moved(), sisters.moved()]);
    const lead = await connect({ key: trust.keys.lead });
    await lead.moved();
    await lead.until(school.id, await write(school));
    await pause(800);
    for (const client of [neighbour, sisters]) {
      expect(client.of()).toHaveLength(1);
      expect(client.told(school.id)).toEqual([]);
    }
  });

  it('catches up on what was missed', async () => {
    const before = await sut.installation.store.head(school.id);
    await write(school);
    const position = await write(school);
    await sut.settled();
    const lead = await connect({ key: trust.keys.lead });
    const first = await lead.moved({ since: [{ tenant: school.id, position: before }] });
    expect(first.find(({ tenant }) => tenant === school.id)).toEqual({ tenant: school.id, position, events: 2 });
  });

  it('counts from when the screen was asked', async () => {
    // An hour lies between what was there and what comes, so that no slowness of a machine brings the two together.
    await admin(
      `SET session_replication_role = replica;
       UPDATE store.event SET recorded_at = recorded_at - interval '1 hour' WHERE tenant_id = '${sister.id}'`,
    );
    await write(sister);
    await sut.settled();
    const lead = await connect({ key: trust.keys.lead });
    const first = await lead.moved({ askedAgo: 600 });
    expect(first.find(({ tenant }) => tenant === sister.id)?.events).toBe(1);
    const later = await lead.moved({ askedAgo: 0, since: [] }, 'again');
    expect(whereIs(later, sister.id)).toBe(await sut.installation.store.head(sister.id));
  });

  it('learns nothing of a foreign record by naming it', async () => {
    const lead = await connect({ key: other.keys.lead });
    const first = await lead.moved({
      since: [
        { tenant: school.id, position: 1 },
        { tenant: 'no id', position: 1 },
      ],
    });
    expect(whereIs(first, school.id)).toBeUndefined();
  });

  it('is told of the newest position alone when many events come at once', async () => {
    const lead = await connect({ key: trust.keys.lead });
    await lead.moved();
    let last = 0;
    await heldBack(school.id, async () => {
      for (let n = 0; n < 12; n += 1) last = await write(school);
      expect(lead.told(school.id)).toHaveLength(1);
    });
    const { events } = await lead.until(school.id, last);
    expect(events).toBe(12);
    expect(lead.told(school.id)).toHaveLength(2);
  });
});

describe('A group', () => {
  it('hears no more of a school that left, and hears of it again when it joins', async () => {
    const lead = await connect({ key: trust.keys.lead });
    await lead.moved();
    const leaving = { schoolId: sister.id, groupId: trust.id, leftOn: null };
    await tell(sut, new LeaveGroup(system(sister.id), leaving, 'leave'));
    await lead.until(trust.id, await sut.installation.store.head(trust.id));
    const gone = await write(sister);
    await sut.settled();
    await pause(900);
    expect(lead.told(sister.id).filter(({ position }) => position >= gone)).toEqual([]);
    const joining = {
      ...{ schoolId: sister.id, schoolName: { en: sister.name, cy: null }, groupId: trust.id },
      ...{ groupName: { en: trust.name, cy: null }, groupKind: TRUST.kind, joinedOn: '2024-09-01' },
    };
    await tell(sut, new JoinGroup(system(sister.id), joining, 'join again'));
    await lead.until(sister.id, gone + 1);
    await lead.until(sister.id, await write(sister));
  });
});

describe('What a school recorded before it joined', () => {
  it('is neither listed to its group nor counted: the first screen, the school and the audit say the same number', async () => {
    const count = async (tenantId: string | null = null): Promise<number> => {
      const filter = tenantId === null ? null : { tenantId };
      const listed =
        'query ($filter: EventFilter) { events(filter: $filter, first: 100) { edges { cursor } pageInfo { hasNextPage } } }';
      const { body } = await sut.graphql(trust.keys.lead, listed, { filter });
      expect(body.data.events.pageInfo.hasNextPage).toBe(false);
      return body.data.events.edges.length as number;
    };
    const said = `query ($id: ID!) { overview { events } schoolCompliance(schoolId: $id) { events } }`;
    await sut.settled();
    const { body } = await sut.graphql(trust.keys.lead, said, { id: school.id });
    const heads = await Promise.all([trust, school, sister].map(({ id }) => sut.installation.store.head(id)));
    expect(body.data.overview.events).toBe(await count());
    expect(body.data.schoolCompliance.events).toBe(await count(school.id));
    // What was there before it joined: the rule has something to leave out here.
    expect(body.data.overview.events).toBeLessThan(heads.reduce((sum, head) => sum + head, 0));
    const own = await sut.graphql(school.keys.headteacher, said, { id: school.id });
    expect(own.body.data.schoolCompliance.events).toBe(heads[1]);
  });
});

describe('A second process on the same database', () => {
  it('tells what was written through the first, and goes on after it was gone', async () => {
    const open = async () => {
      const installation = await openInstallation(sut.installation.settings, { onError: () => undefined });
      const app = await createServer(installation);
      await app.listen(0, '127.0.0.1');
      const { port } = app.getHttpServer().address() as { port: number };
      const stop = async (): Promise<void> => {
        await app.close();
        await installation.close();
      };
      return { url: `http://127.0.0.1:${String(port)}`, stop };
    };
    const second = await open();
    const lead = await connect({ key: trust.keys.lead }, second.url);
    await lead.moved();
    const position = await write(school);
    const { events } = await lead.until(school.id, position);
    expect(events).toBe(1);
    await second.stop();
    expect((await lead.end()).code).toBe(1001);
    const missed = await write(school);
    await sut.settled();
    const third = await open();
    const back = await connect({ key: trust.keys.lead }, third.url);
    const first = await back.moved({ since: [{ tenant: school.id, position }] });
    expect(first.find(({ tenant }) => tenant === school.id)).toEqual({
      tenant: school.id,
      position: missed,
      events: 1,
    });
    await third.stop();
  });
});

describe('A connection', () => {
  const fresh = async (role: 'TRUST_LEAD' | 'AUDITOR'): Promise<{ key: string; credentialId: string }> =>
    new Credentials(sut.installation.platformPool).issue({
      ...{ tenantId: trust.id, tenantKind: 'group', role, actorId: trust.lead, personId: trust.lead, label: 'live' },
      expiresAt: new Date(Date.now() + 3_600_000).toISOString(),
    });

  it('ends when its key is revoked', async () => {
    const { key, credentialId } = await fresh('TRUST_LEAD');
    const client = await connect({ key });
    await client.moved();
    await new Credentials(sut.installation.platformPool).revoke(trust.id, credentialId);
    expect((await client.end()).code).toBe(4401);
  });

  it('ends when its credential means another role', async () => {
    const { key, credentialId } = await fresh('TRUST_LEAD');
    const client = await connect({ key });
    await client.moved();
    await admin(`UPDATE platform.credential SET role = 'AUDITOR' WHERE credential_id = $1`, [credentialId]);
    expect((await client.end()).code).toBe(4403);
  });

  it('of a page ends when its session ends', async () => {
    const { key } = await fresh('AUDITOR');
    const credentials = new Credentials(sut.installation.platformPool);
    const actor = (await credentials.authenticate(key)) as Actor;
    const sessions = new Sessions(sut.installation.platformPool);
    const token = await sessions.open(actor);
    const headers = { cookie: `trustlog=${token}`, origin: sut.url };
    const client = await connect({ headers });
    await client.moved();
    const foreign = await connect({ headers: { ...headers, origin: 'https://evil.example' } });
    expect(foreign.refused).toBe(403);
    const nowhere = await connect({ headers: { cookie: headers.cookie } });
    expect((await nowhere.end()).code).toBe(4401);
    await sessions.close(token);
    expect((await client.end()).code).toBe(4401);
  });

  it('without a good key is not let in', async () => {
    for (const init of [{}, { authorization: 'Bearer tl_nobody' }, { authorization: 7 }, { authorization: [] }]) {
      expect((await (await connect({ init })).end()).code).toBe(4401);
    }
    const unsaid = await connect({ key: trust.keys.lead, init: null });
    unsaid.send({ id: 'x', type: 'subscribe', payload: { query: 'subscription { moved { tenant } }' } });
    expect((await unsaid.end()).code).toBe(4401);
    const silent = await connect({ init: null });
    expect((await silent.end()).code).toBe(4408);
    expect((await (await connect({ key: trust.keys.lead, protocol: 'graphql-ws' })).end()).code).toBeGreaterThan(0);
  });

  it('is for overseers: staff are told that their role may not', async () => {
    const staff = await connect({ key: school.keys.staff });
    await expect(staff.moved()).rejects.toThrow('READ.FORBIDDEN');
    expect(staff.closed).toBeUndefined();
  });

  it('takes ten subscriptions and no more, and no question', async () => {
    const client = await connect({ key: trust.keys.lead });
    for (let n = 0; n < 10; n += 1) await client.moved({}, String(n));
    await expect(client.moved({}, 'eleventh')).rejects.toThrow('at most 10 subscriptions');
    client.send({ id: '0', type: 'complete' });
    await client.moved({}, 'in its place');
    client.send({ id: '1', type: 'complete' });
    for (const [id, query] of Object.entries({
      question: '{ viewer { role } }',
      deep: `subscription { moved { ${'... { '.repeat(21)}tenant${' }'.repeat(21)} } }`,
      broken: 'subscription {',
      unknown: 'subscription { everything }',
    })) {
      client.send({ id, type: 'subscribe', payload: { query } });
      while (client.of(id).length === 0) await pause(5);
      expect([id, client.of(id)[0]?.type]).toEqual([id, 'error']);
      expect(client.of(id)[0]?.payload[0].extensions.code).toMatch(/^GRAPHQL_(VALIDATION|PARSE)_FAILED$/);
    }
    expect(client.closed).toBeUndefined();
  });

  it('is one of twenty of a credential at the most', async () => {
    const { key } = await fresh('AUDITOR');
    const all = await Promise.all(Array.from({ length: 20 }, () => connect({ key })));
    expect(all.filter(({ closed }) => closed)).toEqual([]);
    expect((await (await connect({ key })).end()).code).toBe(4429);
  });

  it('ends when it says too much, or too often', async () => {
    const large = await connect({ key: trust.keys.lead });
    large.send({ id: 'x', type: 'subscribe', payload: { query: 'x'.repeat(70_000) } });
    expect((await large.end()).code).toBe(1009);
    const often = await connect({ key: trust.keys.lead });
    for (let n = 0; n < 200; n += 1) often.send({ type: 'ping' });
    expect((await often.end()).code).toBe(4429);
  });

  it('to another address is refused', async () => {
    expect((await connect({ key: trust.keys.lead, path: '/nowhere' })).refused).toBe(404);
    expect((await connect({ key: trust.keys.lead, path: '/graphql?x=1' })).refused).toBeUndefined();
  });
});

describe('Over HTTP', () => {
  it('a subscription is refused with the way to it', async () => {
    const { status, body } = await sut.graphql(trust.keys.lead, 'subscription { moved { tenant } }');
    expect(status).toBe(400);
    expect(body.errors?.[0].message).toContain('WebSocket');
    expect(body.errors?.[0].extensions.code).toBe('GRAPHQL_VALIDATION_FAILED');
  });
});
