import type { LocalText } from '#contracts/local-text.js';
import { refuse } from '#platform/kernel/result.js';

/** A name as a sentence says it. */
export const spoken = (name: LocalText): string => name.en ?? name.cy ?? 'without a name';

export const alreadyRegistered = () =>
  refuse('ORGANISATION.ALREADY_REGISTERED', 'This record has been begun already. Change its details instead.');

export const notRegistered = () =>
  refuse('ORGANISATION.NOT_REGISTERED', 'There is no such school or group. Register it first.');

export const nameMissing = () =>
  refuse('ORGANISATION.NAME_MISSING', 'Give the name in English, in Welsh, or in both.', ['name']);

export const badUrn = (urn: string) =>
  refuse('ORGANISATION.BAD_URN', `"${urn}" is no URN. A URN is six digits.`, ['urn']);

export const badDate = (field: string, value: string) =>
  refuse('ORGANISATION.BAD_DATE', `"${value}" is no day of the calendar. Write it as 2026-09-01.`, [field]);

export const dateInFuture = (field: string, value: string) =>
  refuse('ORGANISATION.DATE_IN_FUTURE', `${value} has not come yet. Record this on the day, or correct the date.`, [
    field,
  ]);

export const alreadyClosed = () =>
  refuse('ORGANISATION.ALREADY_CLOSED', 'The school is recorded as closed. Reopen it first if that was a mistake.');

export const closedBeforeOpen = (closedOn: string, openDate: string) =>
  refuse('ORGANISATION.CLOSED_BEFORE_OPEN', `The school cannot close on ${closedOn}: it opened on ${openDate}.`, [
    'closedOn',
  ]);

export const alreadyInGroup = (present: LocalText, wanted: LocalText) =>
  refuse(
    'ORGANISATION.ALREADY_IN_GROUP',
    `The school belongs to ${spoken(present)} and cannot join ${spoken(wanted)} as well. Record that it left ${spoken(present)} first.`,
    ['groupId'],
  );

export const notInGroup = () =>
  refuse('ORGANISATION.NOT_IN_GROUP', 'The school does not belong to that group.', ['groupId']);

export const joinedAfterClosing = (joinedOn: string, closedOn: string) =>
  refuse('ORGANISATION.JOINED_AFTER_CLOSING', `The school cannot join on ${joinedOn}: it closed on ${closedOn}.`, [
    'joinedOn',
  ]);

export const leftBeforeJoining = (leftOn: string, joinedOn: string) =>
  refuse('ORGANISATION.LEFT_BEFORE_JOINING', `The school cannot leave on ${leftOn}: it joined on ${joinedOn}.`, [
    'leftOn',
  ]);

export const alreadyMember = () =>
  refuse('ORGANISATION.ALREADY_MEMBER', 'The group counts this school among its members already.', ['schoolId']);

export const notMember = () =>
  refuse('ORGANISATION.NOT_MEMBER', 'The group does not count this school among its members.', ['schoolId']);

export const positionNotLater = () =>
  refuse('ORGANISATION.POSITION_NOT_LATER', "The school's record holds something later than that position.", [
    'schoolPosition',
  ]);
