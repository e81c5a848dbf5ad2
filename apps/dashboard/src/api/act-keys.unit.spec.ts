import { describe, expect, it } from '@jest/globals';
import { actKeys } from './act-keys.js';

const counting = (): (() => string) => {
  let made = 0;
  return () => `key ${String((made += 1))}`;
};

describe('an act whose answer was lost', () => {
  it('is repeated under its own key, and another act has another one', () => {
    const keys = actKeys(counting());
    expect([keys.keyOf('all'), keys.keyOf('Maya'), keys.keyOf('all')]).toEqual(['key 1', 'key 2', 'key 1']);
  });
});

describe('an act that was carried out', () => {
  it('is asked for anew under a new key, and the others keep theirs', () => {
    const keys = actKeys(counting());
    const before = [keys.keyOf('one'), keys.keyOf('other')];
    keys.done('one');
    expect([before, keys.keyOf('one'), keys.keyOf('other')]).toEqual([['key 1', 'key 2'], 'key 3', 'key 2']);
  });

  it('can settle all others with it', () => {
    const keys = actKeys(counting());
    keys.keyOf();
    keys.keyOf('some');
    keys.done();
    expect([keys.keyOf(), keys.keyOf('some')]).toEqual(['key 3', 'key 4']);
  });

  it('has a key that nobody can guess where nothing else is said', () => {
    expect(actKeys().keyOf()).toMatch(/^[0-9a-f]{32}$/);
  });
});
