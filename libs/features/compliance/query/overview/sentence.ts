import { inLanguage, type LocalText } from '#contracts/local-text.js';
import { welshCount, welshNouns } from '#contracts/welsh-count.js';
import { countsOf, type CellCode } from '../matrix/cells.js';
import { isInDate, type MatrixSchool } from '../matrix/matrix.js';

const MOST_NAMES = 3;

/**
 * Welsh "and" is `ac` before a vowel and `a` elsewhere; the formatter of the language leaves the choice open. A figure
 * goes by how it is read: un, wyth, un deg and what follows on ten begin with a vowel, cant (100 to 199) does not.
 */
const welshAnd = (next: string): string => (/^([aeiouwyâêîôûŵŷ]|8|1\d?(?!\d))/i.test(next) ? 'ac' : 'a');

const list = (names: readonly string[], language: 'en' | 'cy'): string => {
  const last = names.at(-1) ?? '';
  if (names.length < 2) return last;
  const and = language === 'cy' ? welshAnd(last) : 'and';
  return `${names.slice(0, -1).join(', ')} ${and} ${last}`;
};

/** Which schools are meant, as many as can be read at a glance. */
const named = (schools: readonly MatrixSchool[], language: 'en' | 'cy'): string => {
  const names = schools.slice(0, MOST_NAMES).map(({ name }) => inLanguage(name, language));
  const more = schools.length - names.length;
  if (more === 0) return list(names, language);
  const others = language === 'cy' ? `${String(more)} arall` : `${String(more)} more`;
  return list([...names, others], language);
};

/** A word or words for one, and for any other number. */
interface ByCount {
  readonly one: string;
  readonly more: string;
}

const forCount = (count: number, { one, more }: ByCount): string => (count === 1 ? one : more);

const english = (total: number, needy: readonly MatrixSchool[], past: boolean): string => {
  const first = `${String(total - needy.length)} of ${String(total)} schools ${past ? 'were' : 'are'} in date.`;
  if (needy.length === 0) return first;
  const need = past ? 'needed' : forCount(needy.length, { one: 'needs', more: 'need' });
  return `${first} ${named(needy, 'en')} ${need} you${past ? '' : ' this week'}.`;
};

const welsh = (total: number, needy: readonly MatrixSchool[], past: boolean): string => {
  const good = total - needy.length;
  const first = `${past ? 'Roedd' : 'Mae'} ${String(good)} o ${String(total)} ysgol yn gyfredol.`;
  if (needy.length === 0) return first;
  return `${first} ${past ? 'Roedd' : 'Mae'} angen eich sylw ar ${named(needy, 'cy')}${past ? '' : ' yr wythnos hon'}.`;
};

/** One school is not counted: "0 of 1 school" says less than its name. */
const ofOne = (school: MatrixSchool, past: boolean): LocalText => {
  const [en, cy] = [inLanguage(school.name, 'en'), inLanguage(school.name, 'cy')];
  if (isInDate(school))
    return past
      ? { en: `${en} was in date.`, cy: `Roedd ${cy} yn gyfredol.` }
      : { en: `${en} is in date.`, cy: `Mae ${cy} yn gyfredol.` };
  return past
    ? { en: `${en} needed you.`, cy: `Roedd angen eich sylw ar ${cy}.` }
    : { en: `${en} needs you this week.`, cy: `Mae angen eich sylw ar ${cy} yr wythnos hon.` };
};

/** The one sentence of the first screen, computed; worst schools are named first. */
export const overviewSentence = (rows: readonly MatrixSchool[], past: boolean): LocalText => {
  const [first, ...others] = rows;
  if (!first) return { en: 'There are no schools on record yet.', cy: 'Nid oes ysgolion ar gofnod eto.' };
  if (others.length === 0) return ofOne(first, past);
  const needy = rows.filter((row) => !isInDate(row));
  return { en: english(rows.length, needy, past), cy: welsh(rows.length, needy, past) };
};

const count = ({ cells }: MatrixSchool, wanted: CellCode): number => countsOf(cells)[wanted];

/** What is wrong with a school, a part a reason, without the reasons that it does not have. */
const troubles = (row: MatrixSchool): readonly LocalText[] => {
  const [overdue, unrecorded, late] = [count(row, 'O'), count(row, 'N'), row.late];
  const all: readonly (readonly [number, ByCount, (many: number) => string])[] = [
    [
      overdue,
      { one: 'policy is overdue', more: 'policies are overdue' },
      (many) => `${welshCount(many, welshNouns.policy)} yn hwyr`,
    ],
    [
      unrecorded,
      { one: 'is not recorded', more: 'are not recorded' },
      (many) => `${String(many)} heb ${many === 1 ? 'ei gofnodi' : 'eu cofnodi'}`,
    ],
    [
      late,
      { one: 'person is late to sign', more: 'people are late to sign' },
      (many) => `${welshCount(many, welshNouns.person)} yn hwyr yn llofnodi`,
    ],
  ];
  return all
    .filter(([many]) => many > 0)
    .map(([many, en, cy]) => ({ en: `${String(many)} ${forCount(many, en)}`, cy: cy(many) }));
};

/** The one sentence of a school's page. */
export const schoolSentence = (row: MatrixSchool): LocalText => {
  const name = { en: inLanguage(row.name, 'en'), cy: inLanguage(row.name, 'cy') };
  if (isInDate(row)) return { en: `${name.en} is in date.`, cy: `Mae ${name.cy} yn gyfredol.` };
  const parts = troubles(row);
  const all = (language: 'en' | 'cy'): string =>
    list(
      parts.map((part) => inLanguage(part, language)),
      language,
    );
  return { en: `${name.en}: ${all('en')}.`, cy: `${name.cy}: ${all('cy')}.` };
};
