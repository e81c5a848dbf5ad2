import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { unzipSync } from 'fflate';
import { BreachReported } from '#contracts/breach.events.js';
import { GroupRegistered, MemberJoined, SchoolJoinedGroup, SchoolRegistered } from '#contracts/organisation.events.js';
import type { DomainEvent, Uuid } from '#platform/kernel/event.js';
import { openPool, type Pool } from '#platform/postgres/open-pool.js';
import { LogKeys } from '#platform/proof/log-keys.js';
import { checkPack } from '#platform/proof/pack/check/check-pack.js';
import { PackFile } from '#platform/proof/pack/check/pack-file.js';
import { replayPack } from '#platform/proof/pack/replay/replay-pack.js';
import { writePack } from '#platform/proof/pack/write/pack-writer.js';
import { Sealer } from '#platform/proof/sealer.js';
import { SignedHeads } from '#platform/proof/signed-heads.js';
import { Keyring } from '#platform/sealing/keyring.js';
import { testPlatform, type TestPlatform } from '#platform/testing/test-tenant.js';
import { catalogue, projections } from '../features.js';
import { planPack, type PackMaker, type PackQuestion } from './make-pack.js';

const SECRET = 'What nobody outside may read';
let platform: TestPlatform;
let folder: string;
let maker: PackMaker;
let close: () => Promise<void>;
const [school, group] = [randomUUID(), randomUUID()];
const name = { en: 'Hill School', cy: 'Ysgol y Bryn' };

const append = async (tenantId: Uuid, event: DomainEvent<string, object>, stream: string): Promise<void> => {
  const body = await platform.sealing.sealBody(tenantId, catalogue.get(event.type).personal, event.body as never);
  const said = { type: event.type, schemaVersion: event.schemaVersion, body };
  await platform.store.append({
    ...{ tenantId, commandId: randomUUID(), requestHash: Buffer.alloc(32), actorId: 'system' },
    ...{ causationId: null, correlationId: randomUUID() },
    streams: [
      {
        ...{ streamId: stream, expectedVersion: 0 },
        events: [{ eventId: randomUUID(), occurredAt: '2026-11-21T09:14:00.000Z', ...said }],
      },
    ],
  });
};

const packed = async (question: Pick<PackQuestion, 'kind' | 'id'> & Partial<PackQuestion>): Promise<Buffer> => {
  const parts: Uint8Array[] = [];
  const plan = await planPack(maker, { from: null, to: null, open: false, ...question });
  await writePack(plan, async (bytes) => void parts.push(bytes));
  return Buffer.concat(parts);
};

const textIn = (file: Buffer): string =>
  Object.values(unzipSync(file))
    .map((content) => Buffer.from(content).toString('utf8'))
    .join('\n');

beforeAll(async () => {
  platform = await testPlatform({
    ...{ name: 'make-pack', projections },
    events: catalogue.types().map((type) => catalogue.get(type)),
  });
  folder = await mkdtemp(join(tmpdir(), 'trustlog-pack-'));
  await Keyring.open({ dataDir: folder });
  const keys = await LogKeys.open({ dataDir: folder, name: 'records.example.org/log' });
  const sealer = new Sealer({ sealUrl: platform.urls.seal, keys, heads: await SignedHeads.open(folder) });
  const pools: Pool[] = [openPool(platform.urls.read, 2), openPool(platform.urls.platform, 1)];
  const [readPool, platformPool] = pools as [Pool, Pool];
  maker = {
    ...{ readPool, platformPool, projections, catalogue, sealing: platform.sealing },
    signer: { name: keys.name, sign: (text) => keys.sign(text) },
    verifierKeys: [keys.verifierKey],
    ready: async (tenantId) => {
      await platform.engine.catchUp(tenantId);
      await sealer.seal(tenantId);
    },
  };
  close = async () => {
    await Promise.all([sealer.close(), ...pools.map((pool) => pool.end())]);
    await platform.drop();
    await rm(folder, { recursive: true, force: true });
  };
  await platform.store.createTenant(school, 'school');
  await platform.store.createTenant(group, 'group');
  const nothing = {
    urn: null,
    ukprn: null,
    establishmentNumber: null,
    welshSchoolNumber: null,
    establishmentType: null,
  };
  const place = { laCode: null, laName: null, town: null, postcode: null, openDate: null };
  const details = { name, phase: null, country: 'england', ...nothing, ...place } as const;
  await append(school, SchoolRegistered({ schoolId: school, status: 'open', closedOn: null, ...details }), 'school');
  const breachId = randomUUID();
  const reported = { category: 'DATA_BREACH', happenedOn: null, awareAt: '2026-11-21T09:00:00.000Z' } as const;
  await append(
    school,
    BreachReported({
      ...{ breachId, ...reported, summary: SECRET, subjectPersonId: null, policyId: null },
      ...{ confidential: true, aboutHead: true, reportedBy: 'somebody' },
    }),
    `breach-${breachId}`,
  );
  const joined = { schoolId: school, groupId: group, joinedOn: null } as const;
  await append(
    school,
    SchoolJoinedGroup({ ...joined, groupName: name, groupKind: 'multi-academy-trust' }),
    'membership',
  );
  const trust = { kind: 'multi-academy-trust', groupUid: null, companiesHouseNumber: null } as const;
  await append(group, GroupRegistered({ groupId: group, name: { en: 'Hill Trust', cy: null }, ...trust }), 'group');
  await append(group, MemberJoined({ ...joined, schoolName: name, schoolPosition: 3 }), 'member');
});

afterAll(() => close());

describe('a pack of a school', () => {
  it('is good, replays to its own rows, and has the same bytes again', async () => {
    const file = await packed({ kind: 'school', id: school });
    const report = await checkPack(() => PackFile.of(file));
    expect(report).toMatchObject({ ok: true, events: 3, trustworthyUpTo: 3, records: [{ withheld: 1 }] });
    const replay = await replayPack(await PackFile.of(file), report.manifest!, { projections, shapes: catalogue });
    expect(replay).toMatchObject({ events: 3, skipped: [], problems: [] });
    expect(file.equals(await packed({ kind: 'school', id: school }))).toBe(true);
  });

  it('says of a case that it was written and nothing else, opened or not', async () => {
    for (const open of [false, true]) {
      const text = textIn(await packed({ kind: 'school', id: school, open }));
      expect(text).toContain('"withheld":"confidential"');
      expect(text).not.toContain(SECRET);
      expect(text).not.toContain('BreachReported');
      expect(text).not.toContain('DATA_BREACH');
    }
  });

  it('has nothing of a time before anything was recorded', async () => {
    const file = await packed({ kind: 'school', id: school, to: '2001-01-01' });
    expect(await checkPack(() => PackFile.of(file))).toMatchObject({ events: 0, records: [] });
  });
});

describe('a pack of a trust', () => {
  it('has its own record, and the school from where it joined', async () => {
    const file = await packed({ kind: 'trust', id: group });
    const report = await checkPack(() => PackFile.of(file));
    expect(report.ok).toBe(true);
    const spans = report.records.map(({ tenantId, first, last }) => [tenantId, first, last]);
    expect(new Set(spans)).toEqual(
      new Set([
        [group, 1, 2],
        [school, 3, 3],
      ]),
    );
    const replay = await replayPack(await PackFile.of(file), report.manifest!, { projections, shapes: catalogue });
    expect(replay.problems).toEqual([]);
    expect(textIn(file)).not.toContain('"type":"SchoolRegistered"');
  });
});
