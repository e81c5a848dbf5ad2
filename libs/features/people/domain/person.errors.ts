import { refuse } from '#platform/kernel/result.js';

export const alreadyRegistered = () =>
  refuse('PEOPLE.ALREADY_REGISTERED', 'This person has a record in this school. Change its details instead.');

export const unknownPerson = () =>
  refuse('PEOPLE.UNKNOWN_PERSON', 'There is no such person in this school. Register the person first.');

export const nameMissing = () =>
  refuse('PEOPLE.NAME_MISSING', 'Give a given name, a family name, or both.', ['familyName']);

export const badEmail = () =>
  refuse('PEOPLE.BAD_EMAIL', 'This is no e-mail address. Write it as name@example.org, or leave it out.', ['email']);

export const badDate = (field: string, value: string) =>
  refuse('PEOPLE.BAD_DATE', `"${value}" is no day of the calendar. Write it as 2026-09-01.`, [field]);

export const dateInFuture = (field: string, value: string) =>
  refuse(
    'PEOPLE.DATE_IN_FUTURE',
    `${value} has not come yet. Give the posts that day as their end; record this when it comes.`,
    [field],
  );

export const postUnnamed = () => refuse('PEOPLE.POST_UNNAMED', 'Name the post in words.', ['post']);

export const postIsABody = (name: string) =>
  refuse(
    'PEOPLE.POST_IS_A_BODY',
    `"${name}" is a body of people, not a post. Name the post: governor, trustee, chair of governors.`,
    ['post'],
  );

export const postAlreadyHeld = (label: string, startDate: string | null) =>
  refuse(
    'PEOPLE.POST_ALREADY_HELD',
    `The person holds the post of ${label} in that time already, ${startDate === null ? 'its first day not recorded' : `from ${startDate}`}. End that first.`,
    ['post'],
  );

export const postNotHeld = (label: string) =>
  refuse('PEOPLE.POST_NOT_HELD', `The person has not held the post of ${label} from that day.`, ['post']);

export const endBeforeStart = (endDate: string, startDate: string) =>
  refuse('PEOPLE.END_BEFORE_START', `The post cannot end on ${endDate}: it began on ${startDate}.`, ['endDate']);

export const alreadyAbsent = (since: string) =>
  refuse('PEOPLE.ALREADY_ABSENT', `The person is recorded as absent since ${since}. End that absence first.`, [
    'startedOn',
  ]);

export const notAbsent = () => refuse('PEOPLE.NOT_ABSENT', 'The person is not recorded as absent.');

export const absenceEndsBeforeStart = (endedOn: string, since: string) =>
  refuse('PEOPLE.END_BEFORE_START', `The absence cannot end on ${endedOn}: it began on ${since}.`, ['endedOn']);

export const hasLeft = (leftOn: string) =>
  refuse('PEOPLE.HAS_LEFT', `The person left on ${leftOn}. Record the return first.`);

export const hasNotLeft = () => refuse('PEOPLE.HAS_NOT_LEFT', 'The person has not left.');

export const returnBeforeLeaving = (returnedOn: string, leftOn: string) =>
  refuse(
    'PEOPLE.RETURN_BEFORE_LEAVING',
    `The person cannot return on ${returnedOn}: the day of leaving is ${leftOn}.`,
    ['returnedOn'],
  );
