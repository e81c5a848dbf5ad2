import { describe, expect, it } from '@jest/globals';
import { createReadStream, existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { describeWhere } from '#platform/testing/not-run.js';
import { REQUIRED } from './register.columns.js';
import { readRegister } from './register.read.js';
import type { ReadRegister } from './register.types.js';

const HEADING = [...REQUIRED, 'CloseDate', 'TrustSchoolFlag (name)', 'Trusts (code)', 'Trusts (name)', 'UKPRN'].join(
  ',',
);
const GOOD = '100001,Oakfield Primary School,1,301,01-09-1998,,,,,';

const file = (...lines: string[]): Uint8Array[] => [Buffer.from([HEADING, ...lines].join('\r\n'), 'latin1')];
const codes = (read: ReadRegister): string[] =>
  read.errors.map((error) => `${error.row} ${error.column ?? '-'} ${error.code}`);

describe('a register whose rows are right', () => {
  it('is read by the names of its columns, wherever they stand', async () => {
    const columns = 'OpenDate,"LA (code)",EstablishmentName,URN,Extra,"EstablishmentStatus (code)"';
    const sut = await readRegister([Buffer.from(`${columns}\r\n01/09/1998,301,"Oakfield School, Barking",100001,x,3`)]);
    expect(sut.errors).toEqual([]);
    expect(sut.ignoredColumns).toEqual(['Extra']);
    expect(sut.rows[0]).toMatchObject({
      row: 2,
      urn: '100001',
      status: 'closing',
      details: {
        name: { en: 'Oakfield School, Barking', cy: null },
        laCode: '301',
        openDate: '1998-09-01',
        country: 'england',
      },
    });
  });

  it('says undefined for a column that the file lacks and null for a blank cell', async () => {
    const sut = await readRegister(file(GOOD.replace('01-09-1998', '')));
    expect(sut.rows[0]?.details.openDate).toBeNull();
    expect(sut.rows[0]?.details.town).toBeUndefined();
    expect(sut.rows[0]?.trust).toBeNull();
    expect(sut.rows[0]?.federation).toBeUndefined();
  });

  it('is decoded from Windows-1252, curly apostrophe and circumflex', async () => {
    const sut = await readRegister(file('401234,Ysgol Cwmbr\u00e2n and St Mary\x92s,1,678,,,,,,'));
    expect(sut.rows[0]?.details).toMatchObject({
      name: { en: 'Ysgol Cwmbrân and St Mary’s', cy: null },
      country: 'wales',
    });
  });

  it('reads an unusable optional cell as not recorded and says so', async () => {
    const sut = await readRegister(file('100001,Oakfield,1,301,,,,,,12'));
    expect(sut.errors).toEqual([]);
    expect(sut.warnings).toMatchObject([{ row: 2, column: 'UKPRN', value: '12', code: 'REGISTER.UNUSABLE_CELL' }]);
    expect(sut.rows[0]?.details.ukprn).toBeNull();
  });

  it('does not take the charitable trust of a maintained school for a group of academies', async () => {
    const sut = await readRegister(file('100001,Oakfield,1,301,,,Supported by a trust,77,Oakfield Foundation,'));
    expect(sut.rows[0]?.trust).toBeNull();
  });
});

describe('a register with bad rows', () => {
  it.each([
    ['a day that the calendar lacks', '100001,Oakfield,1,301,31/02/1998,,,,,', '2 OpenDate REGISTER.BAD_DATE'],
    ['a URN of five digits', '10001,Oakfield,1,301,,,,,,', '2 URN REGISTER.BAD_URN'],
    ['no URN', ',Oakfield,1,301,,,,,,', '2 URN REGISTER.BAD_URN'],
    ['no name', '100001, ,1,301,,,,,,', '2 EstablishmentName REGISTER.NAME_MISSING'],
    ['an unknown status', '100001,Oakfield,9,301,,,,,,', '2 EstablishmentStatus (code) REGISTER.BAD_STATUS'],
    ['an authority of letters', '100001,Oakfield,1,Kent,,,,,,', '2 LA (code) REGISTER.BAD_LA'],
    [
      'two trusts in one cell',
      '100001,Oakfield,1,301,,,,"12, 13",Aspire,',
      '2 Trusts (code) REGISTER.SCHOOL_IN_TWO_TRUSTS',
    ],
    ['a trust without a name', '100001,Oakfield,1,301,,,,12,,', '2 Trusts (name) REGISTER.GROUP_NAME_MISSING'],
    ['too few cells', '100001,Oakfield,1', '2 - CSV.CELL_COUNT'],
  ])('names row and column of %s and keeps the others', async (_what, line, expected) => {
    const sut = await readRegister(file(line, GOOD.replace('100001', '100002')));
    expect(codes(sut)).toEqual([expected]);
    expect(sut.rows.map((row) => row.urn)).toEqual(['100002']);
  });
});

describe('a file that is not the register', () => {
  it('is refused for a missing column, which is named', async () => {
    const sut = await readRegister([
      Buffer.from('URN,EstablishmentName,EstablishmentStatus (code),OpenDate\n100001,A,1,\n'),
    ]);
    expect(sut).toMatchObject({ readable: false, rows: [] });
    expect(codes(sut)).toEqual(['1 LA (code) CSV.MISSING_COLUMN']);
  });

  it.each([
    ['UTF-8 with accents', Buffer.from(`${HEADING}\n100001,Ysgol Cwmbrân,1,678,,,,,,`, 'utf8')],
    ['UTF-8 with a mark', Buffer.from(`\ufeff${HEADING}\n${GOOD}`, 'utf8')],
    ['UTF-16', Buffer.from(`\ufeff${HEADING}\n${GOOD}`, 'utf16le')],
  ])('is refused in %s, with the cure', async (_what, bytes) => {
    const sut = await readRegister([bytes]);
    expect(sut).toMatchObject({ readable: false, rows: [] });
    expect(codes(sut)).toEqual(['1 - CSV.WRONG_ENCODING']);
  });

  it('is read as UTF-8 when that is said', async () => {
    const sut = await readRegister([Buffer.from(`\ufeff${HEADING}\n100001,Ysgol Cwmbrân,1,678,,,,,,`)], 'utf-8');
    expect(sut.rows[0]?.details.name.en).toBe('Ysgol Cwmbrân');
  });
});

const sample = resolve(import.meta.dirname, '../../../../../shared/data/gias-sample-2018.csv');

describeWhere(existsSync(sample), 'the real extract of 2018, 133 columns', '../shared/data is not here', () => {
  it('is read whole', async () => {
    const sut = await readRegister(createReadStream(sample));
    expect(sut.errors).toEqual([]);
    expect(sut.warnings).toEqual([]);
    expect(sut.rows.map((row) => [row.urn, row.status, row.details.phase])).toEqual([
      ['100492', 'open', 'primary'],
      ['100459', 'open', 'secondary'],
      ['100494', 'open', 'primary'],
      ['100171', 'open', 'all-through'],
    ]);
    expect(sut.rows[3]?.federation).toMatchObject({ uid: '16268', kind: 'federation' });
  });
});
