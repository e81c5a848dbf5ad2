import { describe, expect, it } from '@jest/globals';
import { partsOf, recordsOf } from './import-csv.js';

const heading = 'person_ref,given_name,family_name,email,kind,urn,post,start_date,end_date,language';
const row = (ref: string, urn: string, name = 'Maya') => `${ref},${name},Example,,teacher,${urn},,,,`;
const list = (...rows: string[]) => [heading, ...rows, ''].join('\r\n');

describe('a list', () => {
  it('is read by records, with line breaks, separators and quotes within quotes', () => {
    const text = '\ufeffa;b\r\n"one\ntwo";"say ""x;y"""\r\n\r\n3;4';
    expect(recordsOf(text).map(({ row: at, cells }) => [at, ...cells])).toEqual([
      [1, 'a', 'b'],
      [2, 'one\ntwo', 'say "x;y"'],
      [4, '3', '4'],
    ]);
  });
});

describe('its parts', () => {
  it('are of one school each, and know their rows', () => {
    const parts = partsOf(list(row('S1', '100001'), row('S2', '100002'), row('S3', '100001')));
    expect(parts.map(({ rows }) => rows)).toEqual([[2, 4], [3]]);
    expect(parts[0]?.csv).toBe(`${heading}\n${row('S1', '100001')}\n${row('S3', '100001')}\n`);
  });

  it('are no longer than they may be, and never part a person', () => {
    const rows = ['S1', 'S2', 'S1', 'S3', 'S2'].map((ref) => row(ref, '100001'));
    expect(partsOf(list(...rows), 3).map(({ rows: at }) => at)).toEqual([
      [2, 4],
      [3, 6, 5],
    ]);
  });

  it('hold every row once', () => {
    const rows = Array.from({ length: 777 }, (_, n) => row(`S${n % 500}`, `10000${n % 3}`));
    const parts = partsOf(list(...rows));
    expect(parts.flatMap(({ rows: at }) => at).sort((a, b) => a - b)).toEqual(rows.map((_, n) => n + 2));
    expect(Math.max(...parts.map(({ rows: at }) => at.length))).toBeLessThanOrEqual(100);
  });

  it('are one where the heading does not tell schools and people apart', () => {
    expect(partsOf('name,school\nMaya,Oak\nTom,Elm\n')).toHaveLength(1);
    expect(partsOf('')).toEqual([{ csv: '', rows: [] }]);
  });
});
