import type { LocalText } from '#contracts/local-text.js';
import { isInDate, type MatrixSchool } from '../matrix/matrix.js';

const MOST_NAMES = 3;

/** Welsh "and" is `ac` before a vowel and `a` elsewhere; the formatter of the language leaves the choice open. */
const welshAnd = (next: string): string => (/^[aeiouwyâêîôûŵŷ\d]/i.test(next) ? 'ac' : 'a');

const list = (names: readonly string[], language: 'en' | 'cy'): string => {
  const last = names.at(-1) ?? '';
  if (names.length < 2) return last;
  const and = language === 'cy' ? welshAnd(last) : 'and';
  return `${names.slice(0, -1).join(', ')} ${and} ${last}`;
};

const shown = ({ en, cy }: LocalText, language: 'en' | 'cy'): string =>
  (language === 'cy' ? (cy ?? en) : (en ?? cy)) ?? '';

/** Which schools are meant, as many as can be read at a glance. */
const named = (schools: readonly MatrixSchool[], language: 'en' | 'cy'): string => {
  const names = schools.slice(0, MOST_NAMES).map(({ name }) => shown(name, language));
  const more = schools.length - names.length;
  if (more === 0) return list(names, language);
  const others = language === 'cy' ? `${String(more)} arall` : `${String(more)} more`;
  return list([...names, others], language);
};

const english = (total: number, needy: readonly MatrixSchool[], past: boolean): string => {
  const good = total - needy.length;
  const are = past ? (total === 1 ? 'was' : 'were') : total === 1 ? 'is' : 'are';
  const first = `${String(good)} of ${String(total)} ${total === 1 ? 'school' : 'schools'} ${are} in date.`;
  if (needy.length === 0) return first;
  const verb = needy.length === 1 ? (past ? 'needed' : 'needs') : past ? 'needed' : 'need';
  return `${first} ${named(needy, 'en')} ${verb} you${past ? '' : ' this week'}.`;
};

const welsh = (total: number, needy: readonly MatrixSchool[], past: boolean): string => {
  const good = total - needy.length;
  const first = `${past ? 'Roedd' : 'Mae'} ${String(good)} o ${String(total)} ysgol yn gyfredol.`;
  if (needy.length === 0) return first;
  return `${first} ${past ? 'Roedd' : 'Mae'} angen eich sylw ar ${named(needy, 'cy')}${past ? '' : ' yr wythnos hon'}.`;
};

/** The one sentence of the first screen, computed; worst schools are named first. */
export const overviewSentence = (rows: readonly MatrixSchool[], past: boolean): LocalText => {
  if (rows.length === 0) return { en: 'There are no schools on record yet.', cy: 'Nid oes ysgolion ar gofnod eto.' };
  const needy = rows.filter((row) => !isInDate(row));
  return { en: english(rows.length, needy, past), cy: welsh(rows.length, needy, past) };
};

const counted = (row: MatrixSchool): readonly [number, number, number] => [
  row.cells.filter(({ code }) => code === 'O').length,
  row.cells.filter(({ code }) => code === 'N').length,
  row.late,
];

/** The one sentence of a school's page. */
export const schoolSentence = (row: MatrixSchool): LocalText => {
  const [overdue, unrecorded, late] = counted(row);
  const name = { en: shown(row.name, 'en'), cy: shown(row.name, 'cy') };
  if (isInDate(row)) return { en: `${name.en} is in date.`, cy: `Mae ${name.cy} yn gyfredol.` };
  const en = [
    overdue > 0 ? `${String(overdue)} ${overdue === 1 ? 'policy is' : 'policies are'} overdue` : '',
    unrecorded > 0 ? `${String(unrecorded)} ${unrecorded === 1 ? 'is' : 'are'} not recorded` : '',
    late > 0 ? `${String(late)} ${late === 1 ? 'person is' : 'people are'} late to sign` : '',
  ].filter((part) => part !== '');
  const cy = [
    overdue > 0 ? `${String(overdue)} polisi yn hwyr` : '',
    unrecorded > 0 ? `${String(unrecorded)} heb ei gofnodi` : '',
    late > 0 ? `${String(late)} o bobl yn hwyr yn llofnodi` : '',
  ].filter((part) => part !== '');
  return { en: `${name.en}: ${list(en, 'en')}.`, cy: `${name.cy}: ${list(cy, 'cy')}.` };
};
