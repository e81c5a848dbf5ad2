import { describe, expect, it } from '@jest/globals';
import { takesGzip } from './compressed.js';

describe('Who asks', () => {
  it.each(['gzip', 'gzip, deflate, br, zstd', 'br;q=1.0, GZIP;q=0.5', '*', 'br, *;q=0.1'])(
    'takes gzip: %s',
    (accepted) => {
      expect(takesGzip(accepted)).toBe(true);
    },
  );

  it.each([undefined, '', 'identity', 'br', 'gzip;q=0', 'gzip;q=0, *', 'xgzip', 'gzip;q=nonsense'])(
    'does not take gzip: %s',
    (accepted) => {
      expect(takesGzip(accepted)).toBe(false);
    },
  );
});
