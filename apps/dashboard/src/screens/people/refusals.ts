import { peopleMessages as words } from './messages.js';

/** Refusals of the server in the reader's own language, by their code. Read while rendering. */
export const refusals = (): Readonly<Record<string, string>> => ({
  'PEOPLE.ALREADY_REGISTERED': words.refused.already,
  'PEOPLE.NAME_MISSING': words.nameMissing,
  'PEOPLE.POST_ALREADY_HELD': words.refused.held,
  'PEOPLE.POST_IS_A_BODY': words.refused.body,
  'PEOPLE.POST_UNNAMED': words.postMissing,
  'PEOPLE.BAD_EMAIL': words.refused.email,
  'PEOPLE.DATE_IN_FUTURE': words.refused.future,
  'PEOPLE.END_BEFORE_START': words.refused.before,
  'PEOPLE.RETURN_BEFORE_LEAVING': words.refused.before,
  'PEOPLE.HAS_LEFT': words.refused.hasLeft,
});
