import { describe, expect, it } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { readCsv } from './csv-read.js';
import { CsvScanner } from './csv-scan.js';
import { rowError, type CsvEncoding, type CsvTable } from './csv.types.js';
import { mayStartImport } from './import-start.js';

const COLUMNS = { required: ['name', 'town'] as const, optional: ['note'] as const };
type Table = CsvTable<'name' | 'town', 'note'>;

const LIMITS = { maxBytes: 100_000, maxRows: 1_000 };
const read = (bytes: Uint8Array | string, encoding: CsvEncoding = 'utf-8', limits = LIMITS): Promise<Table> =>
  readCsv([typeof bytes === 'string' ? Buffer.from(bytes) : bytes], COLUMNS, { encoding, ...limits });
const codes = (table: Table): string[] => table.errors.map(({ row, code }) => `${row} ${code}`);

const quoted = (cell: string): string => `"${cell.replaceAll('"', '""')}"`;

describe('a CSV file as RFC 4180 has it', () => {
  it('keeps commas, marks and line breaks within quotation marks', async () => {
    const sut = await read('name,town,note\r\n"Oakfield, the ""Old"" School",Leeds,"one\r\ntwo"\r\n');
    expect(sut.rows).toEqual([
      { row: 2, cells: { name: 'Oakfield, the "Old" School', town: 'Leeds', note: 'one\r\ntwo' } },
    ]);
  });

  it.each(['\r\n', '\n', '\r'])('ends its rows in any of the three ways (%j)', async (end) => {
    const sut = await read(['name,town', 'A,B', '', 'C,D', ''].join(end));
    expect(sut.rows.map(({ row, cells }) => [row, cells.name])).toEqual([
      [2, 'A'],
      [4, 'C'],
    ]);
  });

  it('binds its columns by their headings, whatever their case, spacing and order', async () => {
    const sut = await read('Other, TOWN ,Name\nx,Leeds,Oakfield\n');
    expect(sut.rows[0]?.cells).toEqual({ name: 'Oakfield', town: 'Leeds', note: undefined });
    expect(sut.ignoredColumns).toEqual(['Other']);
  });

  it('gives back whatever cells were written into it, however its bytes are cut', async () => {
    const cell = fc
      .string({ unit: fc.constantFrom('a', 'é', '€', ',', ' ', '"', '\r', '\n', ';', '=', '+', '😀') })
      .map((text) => `x${text}x`);
    const rows = fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 8 });
    await fc.assert(
      fc.asyncProperty(rows, fc.integer({ min: 1, max: 7 }), async (written, size) => {
        const bytes = Buffer.from(['name,town', ...written.map((row) => row.map(quoted).join(','))].join('\r\n'));
        const pieces = Array.from({ length: Math.ceil(bytes.length / size) }, (_, i) =>
          bytes.subarray(i * size, (i + 1) * size),
        );
        const sut = await readCsv(pieces, COLUMNS, { encoding: 'utf-8', ...LIMITS });
        expect(sut.errors).toEqual([]);
        expect(sut.rows.map(({ cells }) => [cells.name, cells.town])).toEqual(written);
      }),
    );
  });
});

describe('text that comes in pieces', () => {
  const text = fc.string({ unit: fc.constantFrom('a', ',', '"', '""', '\r', '\n', '\r\n') });
  const scan = (pieces: readonly string[]): { rows: string[][]; broken: boolean } => {
    const rows: string[][] = [];
    const sut = new CsvScanner((cells) => rows.push([...cells]), 1);
    try {
      for (const piece of pieces) sut.push(piece);
      sut.end();
      return { rows, broken: false };
    } catch {
      return { rows, broken: true };
    }
  };

  it('is split into the same rows wherever it is cut', () => {
    fc.assert(
      fc.property(text, fc.integer({ min: 1, max: 5 }), (given, size) => {
        const pieces = given.match(new RegExp(`[^]{1,${size}}`, 'g')) ?? [];
        expect(scan(pieces)).toEqual(scan([given]));
      }),
      { numRuns: 2_000 },
    );
  });

  it('is split as csv-parse splits it', () => {
    const cell = fc.string({ unit: fc.constantFrom('a', ',', '"', '\r', '\n', ' ') }).map(quoted);
    const rows = fc.array(fc.array(fc.oneof(cell, fc.constantFrom('a', '', ' b ')), { minLength: 1 }), {
      minLength: 1,
    });
    const written = fc.tuple(rows, fc.constantFrom('\r\n', '\n'), fc.boolean());
    fc.assert(
      fc.property(written, ([given, end, last]) => {
        const file = given.map((cells) => cells.join(',')).join(end) + (last ? end : '');
        const peer = parse(file, { relax_column_count: true, record_delimiter: end });
        expect(scan([file])).toEqual({ rows: peer, broken: false });
      }),
    );
  });
});

describe('a file with something wrong', () => {
  it('never makes the reader throw, whatever its bytes', async () => {
    const bytes = fc.oneof(
      fc.uint8Array({ maxLength: 300 }),
      fc
        .string({ unit: fc.constantFrom('name,town', '\r', '\n', '"', '\t', ';', '\ufeff', '\u0000', 'é') })
        .map((text) => Buffer.from(text)),
      fc.string({ unit: fc.constantFrom('a', ',', '"', '\r', '\n') }).map((text) => Buffer.from(`name,town\n${text}`)),
    );
    await fc.assert(
      fc.asyncProperty(bytes, fc.constantFrom<CsvEncoding>('utf-8', 'windows-1252'), async (given, encoding) => {
        const sut = await read(given, encoding);
        expect(sut.readable || sut.errors.length > 0).toBe(true);
        expect(sut.errors.every(({ row, message }) => row >= 1 && message.endsWith('.'))).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  it.each([
    ['is empty', '', '1 CSV.EMPTY'],
    ['lacks a column', 'name\nA\n', '1 CSV.MISSING_COLUMN'],
    ['has a column twice', 'name,town,Name\nA,B,C\n', '1 CSV.DUPLICATE_COLUMN'],
    ['parts its columns by semicolons', 'name;town\nA;B\n', '1 CSV.WRONG_DELIMITER'],
    ['opens a quotation mark that it never closes', 'name,town\nA,B\n"C,D\nE,F\n', '3 CSV.BROKEN_QUOTES'],
    ['has text after a closing quotation mark', 'name,town\n"A"x,B\n', '2 CSV.BROKEN_QUOTES'],
    ['holds a zero byte', 'name,town\nA\u0000,B\n', '1 CSV.NOT_CSV'],
  ])('is refused as a whole when it %s', async (_what, text, expected) => {
    const sut = await read(text);
    expect(codes(sut)).toEqual([expected]);
    expect(mayStartImport(sut, { skipBadRows: true })).toMatchObject({
      ok: false,
      refusal: { code: 'IMPORT.UNREADABLE' },
    });
  });

  it.each([
    ['an Excel workbook', [0x50, 0x4b, 0x03, 0x04, 0x14], 'CSV.NOT_CSV'],
    ['an old Excel workbook', [0xd0, 0xcf, 0x11, 0xe0, 0xa1], 'CSV.NOT_CSV'],
    ['a PDF', [0x25, 0x50, 0x44, 0x46, 0x2d], 'CSV.NOT_CSV'],
    ['UTF-16', [0xff, 0xfe, 0x6e, 0x00], 'CSV.WRONG_ENCODING'],
  ])('is known for %s by its first bytes', async (_what, bytes, expected) => {
    const sut = await read(Uint8Array.from(bytes));
    expect(codes(sut)).toEqual([`1 ${expected}`]);
  });

  it('is refused in Windows-1252 where UTF-8 is expected, naming the row', async () => {
    const sut = await read(Buffer.from('name,town\nA,B\nCwmbr\u00e2n,B\n', 'latin1'));
    expect(codes(sut)).toEqual(['3 CSV.WRONG_ENCODING']);
    expect(sut.readable).toBe(false);
  });

  it('leaves out a row with a cell too many and keeps the others', async () => {
    const sut = await read('name,town\nA, B, C\nD,E\n');
    expect(codes(sut)).toEqual(['2 CSV.CELL_COUNT']);
    expect(sut.rows.map(({ cells }) => cells.name)).toEqual(['D']);
  });

  it('is refused beyond the bounds that were set', async () => {
    expect(codes(await read('name,town\nA,B\nC,D\n', 'utf-8', { ...LIMITS, maxRows: 1 }))).toEqual([
      '3 CSV.TOO_MANY_ROWS',
    ]);
    expect(codes(await read('name,town\nA,B\n', 'utf-8', { ...LIMITS, maxBytes: 5 }))).toEqual(['1 CSV.TOO_LARGE']);
  });
});

describe('a run after a reading with errors', () => {
  const findings = { readable: true, errors: [rowError(7, 'X.Y', { en: 'So.', cy: 'Felly.' })] };

  it('does not start, and says in both languages where the first error is', () => {
    expect(mayStartImport(findings)).toMatchObject({
      ok: false,
      refusal: {
        code: 'IMPORT.HAS_ERRORS',
        message: expect.stringContaining('row 7: So.') as unknown,
        messageCy: expect.stringContaining('res 7: Felly.') as unknown,
      },
    });
  });

  it('starts when bad rows are to be left out', () => {
    expect(mayStartImport(findings, { skipBadRows: true }).ok).toBe(true);
  });
});
