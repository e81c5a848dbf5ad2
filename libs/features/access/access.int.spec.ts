import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { CommandBus } from '@nestjs/cqrs';
import { randomUUID } from 'node:crypto';
import { accessEvents } from '#contracts/access.events.js';
import type { Audience } from '#contracts/audience.port.js';
import { Credentials } from '#platform/auth/credentials.js';
import type { CommandOutcome } from '#platform/command/command-runner.js';
import type { StoredEvent } from '#platform/event-store/event-store.js';
import type { Uuid } from '#platform/kernel/event.js';
import { testDatabase, type TestDatabase } from '#platform/testing/test-database.js';
import { testPlatform, type TestPlatform } from '#platform/testing/test-tenant.js';
import pg from 'pg';
import {
  IssueCredential,
  IssueCredentialHandler,
  type IssueCredentialInput,
} from './command/issue-credential/issue-credential.handler.js';
import { RevokeCredential, RevokeCredentialHandler } from './command/revoke-credential/revoke-credential.handler.js';
import { RevokeCredentialsWhenPersonLeft } from './policy/revoke-credentials-when-person-left.policy.js';
import { CredentialsQuery } from './query/credentials/credentials.query.js';

const maya = randomUUID();
const audience: Audience = {
  peopleOf: () => Promise.resolve([]),
  present: (_, ids) => Promise.resolve(ids.filter((id) => id === maya)),
  addressees: () => Promise.resolve([]),
  postsHeldBy: () => Promise.resolve([]),
};

let platform: TestPlatform;
let keys: TestDatabase;
let pool: pg.Pool;
let credentials: Credentials;
let school: Uuid;

const input = (changes: Partial<IssueCredentialInput> = {}): IssueCredentialInput => {
  const expiresOn = new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10);
  return { schoolId: school, role: 'CLERK', personId: maya, label: ' Office ', expiresOn, ...changes };
};
const issue = (asked = input(), idempotencyKey?: string, context = platform.as('HEADTEACHER', school, head)) =>
  new IssueCredentialHandler(platform.runner, credentials, audience).execute(
    new IssueCredential(context, asked, idempotencyKey),
  );
const revoker = () => new RevokeCredentialHandler(platform.runner, credentials);
const revoke = (credentialId: Uuid, context = platform.as('HEADTEACHER', school)): Promise<CommandOutcome> =>
  revoker().execute(new RevokeCredential(context, { schoolId: school, credentialId }));
const head = randomUUID();
const refusal = (outcome: CommandOutcome): string => (outcome.done ? 'done' : outcome.refusal.code);
const idOf = (outcome: CommandOutcome): Uuid => {
  if (!outcome.done) throw new Error(outcome.refusal.code);
  return outcome.id;
};

beforeAll(async () => {
  platform = await testPlatform({ name: 'access', events: [...accessEvents], projections: [] });
  keys = await testDatabase('access keys');
  pool = new pg.Pool({ connectionString: keys.urls.platform, max: 3 });
  pool.on('error', () => undefined);
});
afterAll(async () => {
  await credentials.settled();
  await pool.end();
  await keys.drop();
  await platform.drop();
});
beforeEach(async () => {
  school = await platform.school();
  credentials = new Credentials(pool);
  platform.now = new Date().toISOString();
});

describe('a head', () => {
  it('issues a key that works for the person it names, and the record says so without it', async () => {
    const { outcome, key } = await issue();
    const credentialId = idOf(outcome);
    expect(await credentials.authenticate(key ?? '')).toEqual({
      ...{ actorId: maya, credentialId, tenantId: school, tenantKind: 'school', role: 'CLERK', personId: maya },
    });
    const [event] = await platform.store.readTenant(school, 0, 10);
    expect(event?.metadata.streamId).toBe(`credential-${credentialId}`);
    expect(event?.body).toEqual({ credentialId, role: 'CLERK', personId: maya, expiresOn: input().expiresOn });
    expect(await credentials.list(school)).toMatchObject([{ credentialId, label: 'Office' }]);
  });

  it('issues a key of a system, which acts under its own name', async () => {
    const { outcome, key } = await issue(input({ role: 'INTEGRATOR', personId: null }));
    expect(await credentials.authenticate(key ?? '')).toMatchObject({ actorId: idOf(outcome), personId: null });
  });

  it('gets no second key for a repeat, nor sees the first again', async () => {
    // The same credential asks twice: `as` names it after the role.
    const first = await issue(input(), 'key-1');
    const again = await issue(input(), 'key-1');
    expect(again).toEqual({ outcome: { ...first.outcome, replayed: true }, key: null });
    expect(await credentials.list(school)).toHaveLength(1);
  });

  it('is refused a role that is not theirs to give, or a person of another school, and nothing is stored', async () => {
    expect(refusal((await issue(input({ role: 'TRUST_LEAD' }))).outcome)).toBe('ACCESS.ROLE_NOT_YOURS_TO_GIVE');
    expect(refusal((await issue(input({ personId: randomUUID() }))).outcome)).toBe('ACCESS.PERSON_UNKNOWN');
    expect(refusal((await issue(input({ personId: "x'" }))).outcome)).toBe('ACCESS.PERSON_UNKNOWN');
    expect(await platform.store.head(school)).toBe(0);
    expect(await credentials.list(school)).toEqual([]);
  });

  it('finds another school absent: for issuing, revoking and listing', async () => {
    const { outcome, key } = await issue();
    const other = await platform.school();
    const stranger = platform.as('HEADTEACHER', other);
    expect(refusal((await issue(input(), undefined, stranger)).outcome)).toBe('ACCESS.NOT_FOUND');
    expect(refusal(await revoke(idOf(outcome), stranger))).toBe('ACCESS.NOT_FOUND');
    const query = new CredentialsQuery(platform.reads, credentials);
    expect(await query.of({ actor: stranger.actor }, school)).toEqual([]);
    expect(await query.of({ actor: platform.as('HEADTEACHER', school).actor }, school)).toMatchObject([
      { id: idOf(outcome), schoolId: school, expiresOn: input().expiresOn, revokedAt: null },
    ]);
    expect(await credentials.authenticate(key ?? '')).not.toBeNull();
  });

  it('revokes a key, at once and for good; again changes nothing', async () => {
    const { outcome, key } = await issue();
    expect(await credentials.authenticate(key ?? '')).not.toBeNull();
    expect(refusal(await revoke(idOf(outcome)))).toBe('done');
    expect(await credentials.authenticate(key ?? '')).toBeNull();
    const recorded = await platform.store.head(school);
    expect(refusal(await revoke(idOf(outcome)))).toBe('done');
    expect(await platform.store.head(school)).toBe(recorded);
  });

  it('ends a key whose revocation was recorded and not carried out', async () => {
    const { outcome, key } = await issue();
    const dead = { find: () => Promise.resolve(null), revoke: () => Promise.reject(new Error('gone')) };
    const dying = new RevokeCredentialHandler(platform.runner, dead as unknown as Credentials);
    const command = new RevokeCredential(platform.as('HEADTEACHER', school), {
      schoolId: school,
      credentialId: idOf(outcome),
    });
    await expect(dying.execute(command)).rejects.toThrow('gone');
    expect(refusal(await revoke(idOf(outcome)))).toBe('done');
    expect(await credentials.authenticate(key ?? '')).toBeNull();
  });

  it('finds an unknown key absent', async () => {
    expect(refusal(await revoke(randomUUID()))).toBe('ACCESS.NOT_FOUND');
    expect(refusal(await revoke('no id'))).toBe('ACCESS.NOT_FOUND');
  });
});

describe('other roles', () => {
  it('neither issue nor revoke', async () => {
    const { outcome } = await issue();
    const before = await platform.store.head(school);
    for (const role of ['CLERK', 'STAFF', 'AUDITOR', 'INTEGRATOR'] as const) {
      expect(refusal((await issue(input(), undefined, platform.as(role, school))).outcome)).toBe('ACCESS.ROLE');
      expect(refusal(await revoke(idOf(outcome), platform.as(role, school)))).toBe('ACCESS.ROLE');
    }
    expect(await platform.store.head(school)).toBe(before);
  });
});

describe('somebody who left', () => {
  it('asks no more, and others go on', async () => {
    const [own, system] = [await issue(), await issue(input({ role: 'INTEGRATOR', personId: null }))];
    const bus = { execute: (command: RevokeCredential) => revoker().execute(command) } as unknown as CommandBus;
    const [issued] = await platform.store.readTenant(school, 0, 1);
    const left = { ...issued, type: 'PersonLeft', body: { personId: maya, leftOn: '2026-11-20' } } as StoredEvent;
    const sut = new RevokeCredentialsWhenPersonLeft(bus, credentials);
    await sut.react(left);
    const recorded = await platform.store.head(school);
    await sut.react(left);
    expect(await credentials.authenticate(own.key ?? '')).toBeNull();
    expect(await credentials.authenticate(system.key ?? '')).not.toBeNull();
    expect(await platform.store.head(school)).toBe(recorded);
    const [last] = (await platform.store.readTenant(school, 0, 10)).slice(-1);
    expect(last).toMatchObject({
      type: 'CredentialRevoked',
      body: { credentialId: idOf(own.outcome), because: 'left' },
    });
  });
});
