import { beforeEach, describe, expect, it } from '@jest/globals';
import type { Actor } from '#platform/auth/actor.js';
import { etagOf, keyOf } from './answer-key.js';
import { KeptAnswers, type KeptAnswer } from './kept-answers.js';

const [ONE, OTHER] = ['11111111-1111-4111-8111-111111111111', '22222222-2222-4222-8222-222222222222'] as const;
const answerOf = (tenantId: string, characters: number): KeptAnswer => ({
  ...{ tenantId, text: 'x'.repeat(characters), etag: 'tag', versions: new Map(), settled: new Set<string>() },
  ...{ minPositions: [], madeAtMs: 0, validUntilMs: Infinity },
});
const KILOBYTES = 1_024;

describe('kept answers', () => {
  let sut: KeptAnswers;
  const has = (...keys: string[]): boolean[] => keys.map((key) => sut.get(key) !== undefined);

  beforeEach(() => {
    sut = new KeptAnswers({ bytes: 20 * KILOBYTES, bytesOfTenant: 12 * KILOBYTES });
  });

  it('never weigh more than they may, whatever comes', () => {
    for (let n = 0; n < 500; n += 1) {
      sut.put(`k${String(n % 37)}`, answerOf(n % 3 ? ONE : OTHER, (n * 131) % 4_000));
      expect(sut.bytes).toBeLessThanOrEqual(20 * KILOBYTES);
      expect(sut.bytesOf(ONE)).toBeLessThanOrEqual(12 * KILOBYTES);
      expect(sut.bytes).toBe(sut.bytesOf(ONE) + sut.bytesOf(OTHER));
    }
    for (let n = 0; n < 37; n += 1) sut.drop(`k${String(n)}`);
    expect([sut.bytes, sut.bytesOf(ONE), sut.bytesOf(OTHER)]).toEqual([0, 0, 0]);
  });

  it('of one tenant push out its own and nobody else’s', () => {
    sut.put('other', answerOf(OTHER, 1_000));
    for (const key of ['a', 'b', 'c', 'd']) sut.put(key, answerOf(ONE, 1_400));
    expect(has('other', 'a', 'b', 'c', 'd')).toEqual([true, false, true, true, true]);
  });

  it('go in the order in which they were used last', () => {
    for (const key of ['a', 'b', 'c']) sut.put(key, answerOf(ONE, 1_400));
    sut.get('a');
    sut.put('d', answerOf(ONE, 1_400));
    expect(has('a', 'b', 'c', 'd')).toEqual([true, false, true, true]);
  });

  it('are not kept when they are too big, and push nothing out', () => {
    sut.put('a', answerOf(ONE, 1_000));
    sut.put('b', answerOf(ONE, 7_000));
    expect(has('a', 'b')).toEqual([true, false]);
    const off = new KeptAnswers({ bytes: 0, bytesOfTenant: 0 });
    off.put('a', answerOf(ONE, 1));
    expect(off.get('a')).toBeUndefined();
  });
});

describe('the name of an answer', () => {
  const actor: Actor = {
    actorId: ONE,
    credentialId: 'c',
    tenantId: OTHER,
    tenantKind: 'school',
    role: 'CLERK',
    personId: ONE,
  };
  const asked = { documentHash: 'd', operationName: 'Q', variables: { b: 1, a: [2] }, actor };

  it('is the same for the same question of the same asker, whatever the order of the variables and whichever the key', () => {
    expect(keyOf({ ...asked, variables: { a: [2], b: 1 } })).toBe(keyOf(asked));
    expect(keyOf({ ...asked, actor: { ...actor, credentialId: 'another' } })).toBe(keyOf(asked));
  });

  it('is another for anything that decides what is seen', () => {
    const others = [
      { ...asked, documentHash: 'e' },
      { ...asked, operationName: null },
      { ...asked, variables: { b: 1, a: [3] } },
      ...[{ actorId: OTHER }, { role: 'STAFF' }, { tenantId: ONE }, { tenantKind: 'group' }, { personId: null }].map(
        (change) => ({ ...asked, actor: { ...actor, ...change } as Actor }),
      ),
    ];
    expect(new Set([asked, ...others].map(keyOf)).size).toBe(others.length + 1);
  });

  it('makes another tag with each version and each time until which it holds', () => {
    const tags = [
      etagOf('k', new Map([['', 'v1']]), 1),
      etagOf('k', new Map([['', 'v2']]), 1),
      etagOf('k', new Map([['', 'v1']]), 2),
      etagOf('l', new Map([['', 'v1']]), 1),
    ];
    expect(new Set(tags).size).toBe(4);
    expect(etagOf('k', new Map([['', 'v1']]), 1)).toBe(tags[0]);
  });
});
