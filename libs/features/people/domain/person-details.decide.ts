import { PersonDetailsChanged, PersonRegistered } from '#contracts/people.events.js';
import type { PersonEvent } from '#contracts/people.events.js';
import { accept } from '#platform/kernel/result.js';
import type { Refusal, Result } from '#platform/kernel/result.js';
import type { ChangePersonDetails, RegisterPerson } from './person.commands.js';
import { nameMissing } from './person.errors.js';
import { checkEmail } from './person.rules.js';
import type { RegisteredPerson } from './person.state.js';

type Decision = Result<readonly PersonEvent[], Refusal>;

const blank = (text: string | undefined): boolean => text?.trim() === '';

/** A record begins. */
export const register = (command: RegisterPerson): Decision => {
  const { personId, personRef, givenName, familyName, email, personKind, language } = command;
  if (blank(givenName) && blank(familyName)) return nameMissing();
  const body = { personId, personRef, givenName, familyName, email, kind: personKind, language };
  return checkEmail(email) ?? accept([PersonRegistered(body)]);
};

const given = <Changes extends Readonly<Record<string, unknown>>>(changes: Changes): Changes =>
  Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined)) as Changes;

const unlessSame = <Value>(wanted: Value | undefined, present: Value): Value | undefined =>
  wanted === present ? undefined : wanted;

/** Details change; a kind or language that is the same already is left out. */
export const changeDetails = (command: ChangePersonDetails, state: RegisteredPerson): Decision => {
  const { givenName, familyName, email, personKind, language } = command;
  if (blank(givenName) && blank(familyName)) return nameMissing();
  const no = checkEmail(email ?? null);
  if (no) return no;
  const changes = given({
    givenName,
    familyName,
    email,
    kind: unlessSame(personKind, state.kind),
    language: unlessSame(language, state.language),
  });
  if (Object.keys(changes).length === 0) return accept([]);
  return accept([PersonDetailsChanged({ personId: state.personId, ...changes })]);
};
