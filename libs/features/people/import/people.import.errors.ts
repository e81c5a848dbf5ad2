import { PERSON_KINDS } from '#contracts/person-kinds.js';
import { spokenPost } from '#contracts/posts.js';
import { refuse, type InBoth, type Refusal } from '#platform/kernel/result.js';

/** What is wrong with one row of a list of people, with its stable code. */
export interface RowProblem {
  readonly code: string;
  readonly said: InBoth;
}

const problem = (code: string, said: InBoth): RowProblem => ({ code, said });

const since = (startDate: string | null): InBoth =>
  startDate === null
    ? { en: 'without a first day', cy: 'heb ddiwrnod cyntaf' }
    : { en: `from ${startDate}`, cy: `o ${startDate} ymlaen` };

/** What a row shows by itself. */
export const rowProblems = {
  tooLong: (column: string, most: number) =>
    problem('PEOPLE.TOO_LONG', {
      en: `"${column}" is longer than ${most} characters.`,
      cy: `Mae "${column}" yn hirach na ${most} nod.`,
    }),
  letterLost: (column: string) =>
    problem('CSV.WRONG_ENCODING', {
      en: `A letter of "${column}" was lost when this file was read or saved. Save the list again as "CSV UTF-8 (comma delimited)".`,
      cy: `Collwyd llythyren o "${column}" wrth ddarllen neu gadw’r ffeil hon. Cadwch y rhestr eto fel "CSV UTF-8 (comma delimited)".`,
    }),
  unseenCharacter: (column: string) =>
    problem('PEOPLE.UNSEEN_CHARACTER', {
      en: `"${column}" holds a line break or another character that is not seen. Type it again.`,
      cy: `Mae toriad llinell neu nod arall nad yw i’w weld yn "${column}". Teipiwch ef eto.`,
    }),
  badDate: (text: string) =>
    problem('PEOPLE.BAD_DATE', {
      en: `"${text}" is no date. Write dd/mm/yyyy or yyyy-mm-dd, a day that the calendar has.`,
      cy: `Nid yw "${text}" yn ddyddiad. Ysgrifennwch dd/mm/bbbb neu bbbb-mm-dd, diwrnod sydd yn y calendr.`,
    }),
  refMissing: () =>
    problem('PEOPLE.REF_MISSING', {
      en: 'The person has no person_ref. Give each person the reference that your own system uses.',
      cy: 'Nid oes person_ref gan y person. Rhowch i bob person y cyfeirnod y mae eich system eich hun yn ei ddefnyddio.',
    }),
  nameMissing: () =>
    problem('PEOPLE.NAME_MISSING', {
      en: 'The person has no name. Give a given name, a family name, or both.',
      cy: 'Nid oes enw gan y person. Rhowch enw cyntaf, cyfenw, neu’r ddau.',
    }),
  badEmail: (email: string) =>
    problem('PEOPLE.BAD_EMAIL', {
      en: `"${email}" is no e-mail address. Correct it or leave the cell blank.`,
      cy: `Nid yw "${email}" yn gyfeiriad e-bost. Cywirwch ef neu gadewch y gell yn wag.`,
    }),
  unknownKind: (cell: string) =>
    problem('PEOPLE.UNKNOWN_KIND', {
      en: `"${cell}" is no kind of person. Write one of: ${PERSON_KINDS.join(', ')}.`,
      cy: `Nid yw "${cell}" yn fath o berson. Ysgrifennwch un o’r rhain: ${PERSON_KINDS.join(', ')}.`,
    }),
  badUrn: (urn: string) =>
    problem('PEOPLE.BAD_URN', {
      en: `"${urn}" is no URN. A URN is six digits; a Welsh school's number is seven.`,
      cy: `Nid yw "${urn}" yn URN. Chwe digid yw URN; saith sydd yn rhif ysgol yng Nghymru.`,
    }),
  postUnnamed: (cell: string) =>
    problem('PEOPLE.POST_UNNAMED', {
      en: `"${cell}" names no post. Write it in words, or leave the cell blank.`,
      cy: `Nid yw "${cell}" yn enwi swydd. Ysgrifennwch hi mewn geiriau, neu gadewch y gell yn wag.`,
    }),
  postIsABody: (cell: string) =>
    problem('PEOPLE.POST_IS_A_BODY', {
      en: `"${cell}" is a body of people, not a post. Write governor, trustee or chair of governors.`,
      cy: `Corff o bobl yw "${cell}", nid swydd. Ysgrifennwch llywodraethwr, ymddiriedolwr neu cadeirydd y llywodraethwyr.`,
    }),
  unknownLanguage: (cell: string) =>
    problem('PEOPLE.UNKNOWN_LANGUAGE', {
      en: `"${cell}" is no language that can be chosen. Write en or cy, or leave the cell blank.`,
      cy: `Nid yw "${cell}" yn iaith y gellir ei dewis. Ysgrifennwch en neu cy, neu gadewch y gell yn wag.`,
    }),
  postMissing: () =>
    problem('PEOPLE.POST_MISSING', {
      en: 'The row has dates but no post that they belong to. Name the post, or leave the dates blank.',
      cy: 'Mae gan y rhes ddyddiadau ond nid y swydd y maent yn perthyn iddi. Enwch y swydd, neu gadewch y dyddiadau yn wag.',
    }),
  endBeforeStart: (endDate: string, startDate: string) =>
    problem('PEOPLE.END_BEFORE_START', {
      en: `The post ends on ${endDate}, before it begins on ${startDate}. Correct one of the dates.`,
      cy: `Daw’r swydd i ben ar ${endDate}, cyn iddi ddechrau ar ${startDate}. Cywirwch un o’r dyddiadau.`,
    }),
} as const;

/** What rows show beside each other, and beside the record. */
export const listProblems = {
  unknownSchool: (urn: string) =>
    problem('PEOPLE.UNKNOWN_SCHOOL', {
      en: `There is no school with URN ${urn} that you may import into. Correct the URN, or register the school first.`,
      cy: `Nid oes ysgol ag URN ${urn} y cewch fewnforio iddi. Cywirwch yr URN, neu cofrestrwch yr ysgol yn gyntaf.`,
    }),
  duplicateRow: (row: number) =>
    problem('PEOPLE.DUPLICATE_ROW', {
      en: `This row says the same as row ${row}. Keep one of them.`,
      cy: `Mae’r rhes hon yn dweud yr un peth â rhes ${row}. Cadwch un ohonynt.`,
    }),
  otherName: (ref: string, row: number) =>
    problem('PEOPLE.CONTRADICTING_NAME', {
      en: `person_ref ${ref} has another name on row ${row}. One person has one name; two people need two references.`,
      cy: `Mae gan person_ref ${ref} enw arall ar res ${row}. Un enw sydd gan un person; mae angen dau gyfeirnod ar ddau berson.`,
    }),
  otherEmail: (ref: string, row: number) =>
    problem('PEOPLE.CONTRADICTING_EMAIL', {
      en: `person_ref ${ref} has another e-mail address on row ${row}. Keep the one that is right.`,
      cy: `Mae gan person_ref ${ref} gyfeiriad e-bost arall ar res ${row}. Cadwch yr un cywir.`,
    }),
  otherLanguage: (ref: string, row: number) =>
    problem('PEOPLE.CONTRADICTING_LANGUAGE', {
      en: `person_ref ${ref} has another language on row ${row}. Keep the one that is right.`,
      cy: `Mae gan person_ref ${ref} iaith arall ar res ${row}. Cadwch yr un gywir.`,
    }),
  postOverlaps: (label: string, row: number) =>
    problem('PEOPLE.POST_OVERLAPS', {
      en: `The post of ${spokenPost(label).en} runs over the same post on row ${row}. Give the earlier one its last day, or keep one of them.`,
      cy: `Mae’r swydd hon (${spokenPost(label).cy}) yn gorgyffwrdd â’r un swydd ar res ${row}. Rhowch ei diwrnod olaf i’r gynharaf, neu cadwch un ohonynt.`,
    }),
  endBeforeRecorded: (endDate: string, startDate: string) =>
    problem('PEOPLE.END_BEFORE_START', {
      en: `The post ends on ${endDate}, but it is recorded from ${startDate}. Correct the date.`,
      cy: `Daw’r swydd i ben ar ${endDate}, ond fe’i cofnodwyd o ${startDate} ymlaen. Cywirwch y dyddiad.`,
    }),
  postRecorded: (label: string, startDate: string | null) =>
    problem('PEOPLE.POST_OVERLAPS', {
      en: `The post of ${spokenPost(label).en} is recorded ${since(startDate).en} already. End that one first, or correct the dates.`,
      cy: `Cofnodwyd y swydd hon eisoes (${spokenPost(label).cy}), ${since(startDate).cy}. Gorffennwch honno yn gyntaf, neu cywirwch y dyddiadau.`,
    }),
  hasLeft: (leftOn: string) =>
    problem('PEOPLE.HAS_LEFT', {
      en: `The person is recorded as having left on ${leftOn}. Record the return first, or take the row out.`,
      cy: `Cofnodwyd bod y person wedi gadael ar ${leftOn}. Cofnodwch y dychweliad yn gyntaf, neu tynnwch y rhes allan.`,
    }),
} as const;

/** Why an import stopped at one school, and what became of those before it. */
export const stoppedAt = (urn: string, no: Refusal, before: number): Refusal => {
  const stored =
    before === 0
      ? { en: 'Nothing was stored.', cy: 'Ni storiwyd dim.' }
      : {
          en: `${String(before)} of the schools before it are stored; importing the list again goes on there.`,
          cy: `Nifer yr ysgolion o’i blaen a storiwyd: ${String(before)}; bydd mewnforio’r rhestr eto yn mynd ymlaen o’r fan honno.`,
        };
  const said = {
    en: `School ${urn}: ${no.message} ${stored.en}`,
    cy: `Ysgol ${urn}: ${no.messageCy} ${stored.cy}`,
  };
  return refuse(no.code, said, no.path).refusal;
};
