import { PERSON_KINDS } from '#contracts/person-kinds.js';
import { refuse } from '#platform/kernel/result.js';

/** Refusals of what a form of a person says. */
export const formErrors = {
  tooLong: (field: string, most: number) =>
    refuse(
      'PEOPLE.TOO_LONG',
      { en: `Write at most ${String(most)} characters here.`, cy: `Ysgrifennwch ${String(most)} nod ar y mwyaf yma.` },
      [field],
    ),
  unseenCharacter: (field: string) =>
    refuse(
      'PEOPLE.UNSEEN_CHARACTER',
      {
        en: 'There is a character in it that is not seen. Type it again.',
        cy: 'Mae nod ynddo nad yw i’w weld. Teipiwch ef eto.',
      },
      [field],
    ),
  unknownKind: () =>
    refuse(
      'PEOPLE.UNKNOWN_KIND',
      {
        en: `This is no kind of person. Take one of: ${PERSON_KINDS.join(', ')}.`,
        cy: `Nid math o berson yw hwn. Dewiswch un o’r rhain: ${PERSON_KINDS.join(', ')}.`,
      },
      ['kind'],
    ),
  unknownLanguage: () =>
    refuse(
      'PEOPLE.UNKNOWN_LANGUAGE',
      {
        en: 'People are written to in English (en) or Welsh (cy).',
        cy: 'Ysgrifennir at bobl yn Saesneg (en) neu yn Gymraeg (cy).',
      },
      ['language'],
    ),
} as const;
