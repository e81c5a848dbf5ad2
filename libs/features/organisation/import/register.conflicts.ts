import { rowError } from '#platform/csv/csv.types.js';
import type { RowError } from '#platform/csv/csv.types.js';
import type { GroupMention, RegisterRow } from './register.types.js';

/** Rows that agree with each other, and what is wrong with the rest. */
export interface Agreed {
  readonly rows: readonly RegisterRow[];
  readonly errors: readonly RowError[];
}

const twoRows = (first: RegisterRow, second: RegisterRow): RowError => {
  const { row, urn } = second;
  const [one, other] = [first.trust, second.trust];
  if (one && other && one.uid !== other.uid) {
    const said = {
      en: `URN ${urn} is in two trusts: ${one.name} (${one.uid}) on row ${first.row} and ${other.name} (${other.uid}) on row ${row}. A school is in one trust at a time: keep the present one.`,
      cy: `Mae URN ${urn} mewn dwy ymddiriedolaeth: ${one.name} (${one.uid}) ar res ${first.row} a ${other.name} (${other.uid}) ar res ${row}. Mewn un ymddiriedolaeth ar y tro y mae ysgol: cadwch yr un bresennol.`,
    };
    return rowError(row, 'REGISTER.SCHOOL_IN_TWO_TRUSTS', said, { column: 'Trusts (code)', value: other.uid });
  }
  const said = {
    en: `URN ${urn} stands on row ${first.row} and on row ${row}. Keep one of them.`,
    cy: `Mae URN ${urn} ar res ${first.row} ac ar res ${row}. Cadwch un ohonynt.`,
  };
  return rowError(row, 'REGISTER.DUPLICATE_URN', said, { column: 'URN', value: urn });
};

/** A name as it is compared: the register shouts its trusts' names, a clerk may have written them better. */
export const plainName = (name: string): string => name.trim().replace(/\s+/g, ' ').toLowerCase();

/** Rows of one URN: none of them is taken, because nobody knows which one is meant. */
const withoutRepeats = (rows: readonly RegisterRow[]): Agreed => {
  const first = new Map<string, RegisterRow>();
  const repeated = new Set<string>();
  const errors: RowError[] = [];
  for (const row of rows) {
    const before = first.get(row.urn);
    if (before) {
      repeated.add(row.urn);
      errors.push(twoRows(before, row));
    } else first.set(row.urn, row);
  }
  return { rows: rows.filter((row) => !repeated.has(row.urn)), errors };
};

interface Named {
  readonly row: number;
  readonly mention: GroupMention;
}

const disagrees = (
  names: Map<string, Named>,
  row: RegisterRow,
  mention: GroupMention,
  column: string,
): RowError | null => {
  const before = names.get(mention.uid);
  if (!before) {
    names.set(mention.uid, { row: row.row, mention });
    return null;
  }
  if (plainName(before.mention.name) === plainName(mention.name)) return null;
  const said = {
    en: `Group ${mention.uid} is called "${before.mention.name}" on row ${before.row} and "${mention.name}" here. Correct the UID or the name.`,
    cy: `Enw grŵp ${mention.uid} yw "${before.mention.name}" ar res ${before.row} a "${mention.name}" yma. Cywirwch yr UID neu’r enw.`,
  };
  return rowError(row.row, 'REGISTER.GROUP_NAME_CONTRADICTS', said, { column, value: mention.name });
};

const withOneNameEach = (rows: readonly RegisterRow[]): Agreed => {
  const names = new Map<string, Named>();
  const errors: RowError[] = [];
  const kept = rows.filter((row) => {
    const wrong = [
      row.trust ? disagrees(names, row, row.trust, 'Trusts (name)') : null,
      row.federation ? disagrees(names, row, row.federation, 'Federations (name)') : null,
    ].filter((error) => error !== null);
    errors.push(...wrong);
    return wrong.length === 0;
  });
  return { rows: kept, errors };
};

/** What no row shows by itself: a URN twice, a school in two trusts, one group under two names. */
export const agreeing = (rows: readonly RegisterRow[]): Agreed => {
  const single = withoutRepeats(rows);
  const named = withOneNameEach(single.rows);
  return { rows: named.rows, errors: [...single.errors, ...named.errors] };
};
