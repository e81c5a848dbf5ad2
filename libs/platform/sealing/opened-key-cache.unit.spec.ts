import { describe, expect, it } from '@jest/globals';
import { OpenedKeyCache } from './opened-key-cache.js';
import type { LiveKey } from './opened-key-cache.js';

const key = (keyId: string): LiveKey => ({ state: 'live', keyId, key: new Uint8Array(32) });
const put = (sut: OpenedKeyCache, tenantId: string, generation: string, ...ids: string[]): void => {
  sut.put(
    tenantId,
    generation,
    ids.map((id) => [id, key(id)] as const),
  );
};
const kept = (sut: OpenedKeyCache, tenantId: string, ...ids: string[]): string[] => [
  ...sut.get(tenantId, ids).keys.keys(),
];

describe('opened keys at hand', () => {
  it('are those of the tenant that was asked for, with their generation', () => {
    const sut = new OpenedKeyCache();
    put(sut, 'a', '1', 'x', 'y');
    put(sut, 'b', '7', 'x');
    expect(sut.get('a', ['y', 'z'])).toEqual({ generation: '1', keys: new Map([['y', key('y')]]) });
    expect(sut.get('c', ['x'])).toEqual({ generation: null, keys: new Map() });
  });

  it('are dropped as a whole when the generation moves', () => {
    const sut = new OpenedKeyCache();
    put(sut, 'a', '1', 'x', 'y');
    put(sut, 'a', '2', 'y');
    expect(kept(sut, 'a', 'x', 'y')).toEqual(['y']);
  });

  it('stay within bounds, the least recently used going first, and no tenant drives out the keys of another', () => {
    const sut = new OpenedKeyCache(2, 2);
    put(sut, 'a', '1', 'x', 'y');
    kept(sut, 'a', 'x');
    put(sut, 'a', '1', 'z');
    expect(kept(sut, 'a', 'x', 'y', 'z')).toEqual(['x', 'z']);
    put(sut, 'b', '1', 'p', 'q', 'r');
    expect(kept(sut, 'b', 'p', 'q', 'r')).toEqual(['q', 'r']);
    expect(kept(sut, 'a', 'x', 'z')).toEqual(['x', 'z']);
    put(sut, 'c', '1', 's');
    expect(sut.get('b', ['q']).generation).toBeNull();
    expect(kept(sut, 'a', 'x', 'z')).toEqual(['x', 'z']);
  });
});
