import { describe, expect, it } from '@jest/globals';
import type { RequestContext } from '#platform/command/request-context.js';
import { ActorCache } from './actor-cache.js';
import type { Actor } from './actor.js';
import { readKey, writeKey } from './credential-key.js';
import { DEMO_NAMES, DemoKeys, type DemoIdentities } from './demo-keys.js';
import { GroupReach } from './group-reach.js';

const tenantId = '0a1b2c3d-4e5f-4a6b-8c7d-9e0f1a2b3c4d';
const school = '11111111-1111-4111-8111-111111111111';
const secret = Buffer.alloc(32, 0xfb);
const key = writeKey({ tenantId, number: '00c0ffee', secret });

const actor = (changes: Partial<Actor> = {}): Actor => ({
  actorId: tenantId,
  credentialId: 'c1',
  tenantId,
  tenantKind: 'group',
  role: 'TRUST_LEAD',
  personId: null,
  ...changes,
});

describe('a key', () => {
  it('names its tenant and its number, and carries 32 bytes', () => {
    expect(key).toMatch(/^tl_0a1b2c3d4e5f4a6b8c7d9e0f1a2b3c4d00c0ffee_[\w-]{43}$/);
    expect(readKey(key)).toEqual({ tenantId, number: '00c0ffee', secret });
  });

  it('is read whole or not at all', () => {
    const wrong = [
      '',
      'tl_',
      key.slice(0, -1),
      `${key}=`,
      ` ${key}`,
      `${key}\n`,
      key.toUpperCase(),
      key.replace('tl_', 'tk_'),
    ];
    const foreign = [key.replace('0a1b', "0a1'"), key.replace(/.$/, '+'), 'x'.repeat(10_000)];
    for (const text of [...wrong, ...foreign]) expect(readKey(text)).toBeNull();
  });
});

describe('demo keys', () => {
  const identities = Object.fromEntries(
    DEMO_NAMES.map((name) => [name, { ...actor(), personId: null }]),
  ) as unknown as DemoIdentities;

  it('are the same on each call, differ by name, and by installation', () => {
    const [one, same, other] = [1, 1, 2].map((byte) => new DemoKeys(new Uint8Array(32).fill(byte)).keys(identities));
    expect(one).toEqual(same);
    expect(Object.keys(one ?? {})).toEqual([...DEMO_NAMES]);
    expect(new Set([...Object.values(one ?? {}), ...Object.values(other ?? {})]).size).toBe(2 * DEMO_NAMES.length);
    for (const text of Object.values(one ?? {})) expect(readKey(text)).toMatchObject({ tenantId });
  });
});

describe('reach', () => {
  let members: readonly string[] = [school];
  const asked: string[] = [];
  const sut = new GroupReach((groupId) => {
    asked.push(groupId);
    return Promise.resolve(groupId === tenantId ? members : []);
  });
  const reaches = (who: Actor, tenant: string): Promise<boolean> =>
    sut.reaches({ actor: who } as unknown as RequestContext, tenant);

  it('is the own tenant, without asking for members', async () => {
    expect(await reaches(actor(), tenantId)).toBe(true);
    expect(asked).toEqual([]);
  });

  it('is a member school of a group, until the moment it leaves', async () => {
    expect(await reaches(actor(), school)).toBe(true);
    members = [];
    expect(await reaches(actor(), school)).toBe(false);
    members = [school];
  });

  it('is no other school for a school, for the system, or for another group', async () => {
    expect(await reaches(actor({ tenantKind: 'school' }), school)).toBe(false);
    expect(await reaches(actor({ role: 'SYSTEM' }), school)).toBe(false);
    expect(await reaches(actor({ tenantId: school, tenantKind: 'school' }), tenantId)).toBe(false);
    expect(await reaches(actor({ tenantId: '22222222-2222-4222-8222-222222222222' }), school)).toBe(false);
  });
});

describe('what is kept of who was recognised', () => {
  let now = 0;
  const sut = new ActorCache(() => now);

  it('is kept for less than a second, and not beyond the end of the key', () => {
    sut.keep('a', actor(), 0, 10_000);
    sut.keep('b', actor(), 0, 300);
    now = 299;
    expect([sut.get('a'), sut.get('b')]).toEqual([actor(), actor()]);
    now = 300;
    expect(sut.get('b')).toBeNull();
    now = 1_000;
    expect(sut.get('a')).toBeNull();
  });

  it('has an end to its size', () => {
    for (let n = 0; n <= 10_000; n += 1) sut.keep(`n${String(n)}`, actor(), now, now + 500);
    expect([sut.get('n0'), sut.get('n1'), sut.get('n10000')]).toEqual([null, actor(), actor()]);
  });
});
