import { describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { parseTimestamp, typeParsers } from './timestamps.js';

const usual = pg.types.getTypeParser(pg.types.builtins.TIMESTAMPTZ) as (text: string) => unknown;

describe('an instant as PostgreSQL writes it', () => {
  it('is read as pg reads it, whatever its fraction', () => {
    const texts = Array.from({ length: 2_000 }, (_, n) => {
      const fraction = String(n * 499)
        .padStart(6, '0')
        .replace(/0+$/, '');
      return `2026-${String((n % 12) + 1).padStart(2, '0')}-${String((n % 28) + 1).padStart(2, '0')} ${String(n % 24).padStart(2, '0')}:59:07${fraction && `.${fraction}`}+00`;
    });
    for (const text of texts) expect(parseTimestamp(text)).toEqual(usual(text));
  });

  it('is left to pg in any other form', () => {
    const others = [
      'infinity',
      '-infinity',
      '2026-06-21 10:14:00+01',
      '2026-06-21 10:14:00.5-05:30',
      '2026-06-21 10:14:00',
      '0044-03-15 12:00:00+00 BC',
      '0044-03-15 12:00:00+00',
      '12026-06-21 10:14:00+00',
      '2026-06-21T10:14:00+00',
      '2026-06-21 1a:14:00+00',
    ];
    for (const text of others) expect(parseTimestamp(text)).toEqual(usual(text));
  });

  it('is all that is read another way', () => {
    expect(typeParsers.getTypeParser(pg.types.builtins.TIMESTAMPTZ)).toBe(parseTimestamp);
    for (const oid of [pg.types.builtins.JSONB, pg.types.builtins.INT8, pg.types.builtins.DATE])
      expect(typeParsers.getTypeParser(oid)).toBe(pg.types.getTypeParser(oid));
  });
});
