import { describe, expect, it } from '@jest/globals';
import { lookAgain, readLooks } from './last-look.js';

const at = (time: string): Date => new Date(`2026-11-21T${time}:00.000Z`);

describe('the first look', () => {
  it('compares with nothing', () => {
    expect(lookAgain(null, at('09:00'))).toEqual({ since: null, seen: '2026-11-21T09:00:00.000Z' });
  });
});

describe('a look after a pause', () => {
  it('compares with the last look before it', () => {
    const looks = lookAgain({ since: null, seen: at('08:00').toISOString() }, at('09:00'));
    expect(looks.since).toBe(at('08:00').toISOString());
  });

  it('goes on comparing with that while the visit lasts', () => {
    const first = lookAgain({ since: null, seen: at('08:00').toISOString() }, at('09:00'));
    const reload = lookAgain(first, at('09:20'));
    const later = lookAgain(reload, at('09:45'));
    expect([reload.since, later.since]).toEqual([first.since, first.since]);
    expect(lookAgain(later, at('11:00')).since).toBe(at('09:45').toISOString());
  });
});

describe('what is stored', () => {
  it.each([null, '', '{', '[]', '{"seen":1}', '{"seen":"soon"}', '"x"'])(
    'counts as no look when it is %s',
    (stored) => {
      expect(readLooks(stored)).toBeNull();
    },
  );

  it('is read back', () => {
    const looks = { since: at('08:00').toISOString(), seen: at('09:00').toISOString() };
    expect(readLooks(JSON.stringify(looks))).toEqual(looks);
  });
});
