import { describe, expect, it } from '@jest/globals';
import { waitAfter } from './retry.js';

const broken = { code: 1006, everHeard: true, failures: 1 };

describe('a connection that broke', () => {
  it('is made again after twice the time each time, half a minute at the most', () => {
    const waits = [1, 2, 3, 6, 20, 5_000].map((failures) => waitAfter({ ...broken, failures }, 1));
    expect(waits).toEqual([1_000, 2_000, 4_000, 30_000, 30_000, 30_000]);
  });

  it('waits by chance, never less than half', () => {
    expect(waitAfter({ ...broken, failures: 3 }, 0)).toBe(2_000);
    expect(waitAfter({ ...broken, failures: 3 }, 0.5)).toBe(3_000);
  });

  it('waits a while when there are too many', () => {
    expect(waitAfter({ ...broken, code: 4429 }, 1)).toBe(60_000);
  });
});

describe('a page that never heard a word', () => {
  it('gives up after three attempts: something between lets no WebSocket through', () => {
    const failures = (n: number) => waitAfter({ code: null, everHeard: false, failures: n }, 1);
    expect([failures(1), failures(2), failures(3)]).toEqual([1_000, 2_000, null]);
  });
});

describe('a session that ended', () => {
  it('is not tried again', () => {
    expect(waitAfter({ ...broken, code: 4401 }, 1)).toBeNull();
  });

  it('is tried again when it means another role now', () => {
    expect(waitAfter({ ...broken, code: 4403 }, 1)).toBe(1_000);
  });
});
