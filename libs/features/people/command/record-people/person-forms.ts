import type { PersonLanguage } from '#contracts/people.events.js';
import { personKindOf, type PersonKind } from '#contracts/person-kinds.js';
import type { PlainDate, Uuid } from '#platform/kernel/event.js';
import { formErrors } from '../../domain/person-form.errors.js';
import type { ChangePersonDetails, RegisterPerson, StartPost } from '../../domain/person.commands.js';
import { accept, type Refusal, type Result } from '#platform/kernel/result.js';

/** What every change of a person's record says. */
export interface OfPerson {
  readonly schoolId: Uuid;
  readonly personId: Uuid;
  readonly idempotencyKey?: string | null;
}

export interface OnDay extends OfPerson {
  readonly on: PlainDate;
}

interface Details {
  readonly givenName?: string | null;
  readonly familyName?: string | null;
  readonly email?: string | null;
  readonly kind?: string | null;
  readonly language?: string | null;
}

export interface Registering extends Details {
  readonly schoolId: Uuid;
  readonly reference?: string | null;
  readonly post?: string | null;
  readonly postStartDate?: PlainDate | null;
  readonly idempotencyKey?: string | null;
}

export interface Changing extends OfPerson, Details {
  readonly seenVersion?: number | null;
}

export interface StartingPost extends OfPerson {
  readonly post: string;
  readonly kind: string;
  readonly startDate?: PlainDate | null;
  readonly endDate?: PlainDate | null;
}

export interface EndingPost extends OfPerson {
  readonly post: string;
  readonly startDate?: PlainDate | null;
  readonly endDate: PlainDate;
}

const LONGEST = 200;
/** Control and bidirectional override characters, and halves of letters: nothing that is seen should read otherwise than it is stored. */
const UNSEEN = /[\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]|\p{Surrogate}/u;

/** A text of a form as it is stored: in one form, without needless spaces. */
export const tidy = (text: string): string => text.normalize('NFC').trim().replace(/ +/g, ' ');

/** A refusal for a text that no form may store, else null. */
const checkText = (field: string, text: string | null | undefined): Result<never, Refusal> | null => {
  if (!text) return null;
  if (text.length > LONGEST) return formErrors.tooLong(field, LONGEST);
  return UNSEEN.test(text) ? formErrors.unseenCharacter(field) : null;
};

/** The first refusal of the texts of an input. */
export const checkTexts = <Input extends object>(
  input: Input,
  ...fields: readonly (keyof Input & string)[]
): Result<never, Refusal> | null =>
  fields.map((field) => checkText(field, input[field] as string | null | undefined)).find((no) => no !== null) ?? null;

/** The kind that a word means. */
export const readKind = (word: string): Result<PersonKind, Refusal> => {
  const kind = personKindOf(word);
  return kind === null ? formErrors.unknownKind() : accept(kind);
};

export const readLanguage = (language: string): Result<PersonLanguage, Refusal> =>
  language === 'en' || language === 'cy' ? accept(language) : formErrors.unknownLanguage();

/** A form of registration, read. */
export interface Registration {
  readonly register: Omit<RegisterPerson, 'kind' | 'personId'>;
  readonly post: Omit<StartPost, 'kind'> | null;
}

const tidied = (text: string | null | undefined): string => tidy(text ?? '');
const orNull = (text: string | null | undefined): string | null => tidied(text) || null;

/** What a form of registration says, or what is wrong with it. */
export const readRegistration = (input: Registering): Result<Registration, Refusal> => {
  const no = checkTexts(input, 'reference', 'givenName', 'familyName', 'post');
  if (no) return no;
  const kind = readKind(tidied(input.kind));
  if (!kind.ok) return kind;
  const language = readLanguage(tidied(input.language) || 'en');
  if (!language.ok) return language;
  const post = orNull(input.post);
  const names = { givenName: tidied(input.givenName), familyName: tidied(input.familyName) };
  const known = { personRef: orNull(input.reference), email: orNull(input.email) };
  return accept({
    register: { ...known, ...names, personKind: kind.value, language: language.value },
    post: post === null ? null : { post, postKind: kind.value, startDate: input.postStartDate ?? null },
  });
};

/** Only what was given: an absent name stays, an e-mail of null goes. */
export const detailsOf = ({ givenName, familyName, email }: Changing): Partial<ChangePersonDetails> => ({
  ...(typeof givenName === 'string' ? { givenName: tidy(givenName) } : {}),
  ...(typeof familyName === 'string' ? { familyName: tidy(familyName) } : {}),
  ...(email === undefined ? {} : { email: email === null || tidy(email) === '' ? null : tidy(email) }),
});
