import { ruleWords } from '#contracts/retention-schedule.js';
import {
  about,
  always,
  both,
  dayOf,
  kinds,
  postIn,
  roles,
  schoolStatuses,
  textIn,
  wordOf,
  number,
  type Both,
  type Sentence,
} from './event.words.js';

/** Schools and their groups. */
export const ORGANISATION: Readonly<Record<string, Sentence>> = {
  SchoolRegistered: ({ name }) =>
    about(
      textIn(name),
      (school) => `The record of ${school} began.`,
      (school) => `Dechreuodd cofnod ${school}.`,
    ),
  SchoolDetailsChanged: always('The school’s details changed.', 'Newidiodd manylion yr ysgol.'),
  SchoolStatusChanged: ({ status }) =>
    about(
      wordOf(schoolStatuses, status),
      (is) => `The school is ${is}.`,
      (is) => `Mae’r ysgol ${is}.`,
    ),
  SchoolClosed: always('The school closed.', 'Caeodd yr ysgol.'),
  SchoolJoinedGroup: ({ groupName }) =>
    about(
      textIn(groupName),
      (group) => `The school joined ${group}.`,
      (group) => `Ymunodd yr ysgol â’r grŵp ${group}.`,
    ),
  SchoolLeftGroup: always('The school left its group.', 'Gadawodd yr ysgol ei grŵp.'),
  GroupRegistered: ({ name }) =>
    about(
      textIn(name),
      (group) => `The record of ${group} began.`,
      (group) => `Dechreuodd cofnod ${group}.`,
    ),
  GroupDetailsChanged: always('The group’s details changed.', 'Newidiodd manylion y grŵp.'),
  MemberJoined: ({ schoolName }) =>
    about(
      textIn(schoolName),
      (school) => `${school} joined the group.`,
      (school) => `Ymunodd ${school} â’r grŵp.`,
    ),
  MemberLeft: always('A school left the group.', 'Gadawodd ysgol y grŵp.'),
};

/** People, whose names are sealed and no part of a sentence. */
export const PEOPLE: Readonly<Record<string, Sentence>> = {
  PersonRegistered: ({ kind }) =>
    about(
      wordOf(kinds, kind),
      (is) => `A person was put on record: ${is}.`,
      (is) => `Cofnodwyd person: ${is}.`,
    ),
  PersonDetailsChanged: always('A person’s details changed.', 'Newidiodd manylion person.'),
  PostStarted: ({ postLabel }) =>
    about(
      postIn(postLabel),
      (post) => `Somebody began as ${post}.`,
      (post) => `Dechreuodd rhywun fel ${post}.`,
    ),
  PostEnded: ({ post: key, endDate }) =>
    both(
      `Somebody’s last day as ${postIn(key).en}: ${dayOf(endDate).en}.`,
      `Diwrnod olaf rhywun fel ${postIn(key).cy}: ${dayOf(endDate).cy}.`,
    ),
  AbsenceStarted: always('Somebody’s long absence began.', 'Dechreuodd absenoldeb hir rhywun.'),
  AbsenceEnded: always('Somebody’s long absence ended.', 'Daeth absenoldeb hir rhywun i ben.'),
  PersonLeft: always('Somebody left.', 'Gadawodd rhywun.'),
  PersonReturned: always('Somebody came back.', 'Daeth rhywun yn ôl.'),
};

/** Keys of other systems and of people. */
export const ACCESS: Readonly<Record<string, Sentence>> = {
  CredentialIssued: ({ role }) =>
    about(
      wordOf(roles, role),
      (who) => `A key was issued: ${who}.`,
      (who) => `Rhoddwyd allwedd: ${who}.`,
    ),
  CredentialRevoked: always('A key was revoked.', 'Dirymwyd allwedd.'),
};

const endings: Readonly<Record<string, Both>> = {
  done: both('all of it', 'y cyfan'),
  stopped: both('stopped before the end', 'ataliwyd cyn y diwedd'),
  failed: both('one part could not be made', 'nid oedd modd gwneud un rhan'),
};

/** The screens of a record, made anew from its events. */
export const RECORD: Readonly<Record<string, Sentence>> = {
  RebuildAsked: always(
    'Somebody asked for everything that is shown of this record to be made again from its events.',
    'Gofynnodd rhywun am wneud popeth a ddangosir o’r cofnod hwn eto o’i ddigwyddiadau.',
  ),
  RebuildStopAsked: always('Somebody asked for that to stop.', 'Gofynnodd rhywun am atal hynny.'),
  RebuildEnded: ({ outcome, done, of }) =>
    about(
      wordOf(endings, outcome),
      (how) =>
        `What is shown of this record was made again from its events: ${how} (${number(done)} of ${number(of)}).`,
      (how) =>
        `Gwnaed yr hyn a ddangosir o’r cofnod hwn eto o’i ddigwyddiadau: ${how} (${number(done)} o ${number(of)}).`,
    ),
};

/** What is kept longer, and what was erased; about cases the log says nothing. */
export const RETENTION: Readonly<Record<string, Sentence>> = {
  HoldPlaced: ({ kind, post }) =>
    about(
      postIn(post),
      (who) =>
        kind === 'record'
          ? `The whole record was put on hold, as ${who}.`
          : `Somebody’s record was put on hold, as ${who}.`,
      (who) => (kind === 'record' ? `Ataliwyd y cofnod cyfan, fel ${who}.` : `Ataliwyd cofnod rhywun, fel ${who}.`),
    ),
  HoldLifted: ({ post }) =>
    about(
      postIn(post),
      (who) => `A legal hold was lifted, as ${who}.`,
      (who) => `Codwyd ataliad cyfreithiol, fel ${who}.`,
    ),
  ErasureProposed: ({ rule }) =>
    about(
      ruleIn(rule),
      (under) => `Erasing somebody’s data was put forward under the rule: ${under}.`,
      (under) => `Cynigiwyd dileu data rhywun o dan y rheol: ${under}.`,
    ),
  ErasureDecided: ({ rule }) =>
    about(
      ruleIn(rule),
      (under) => `It was decided to erase somebody’s data under the rule: ${under}.`,
      (under) => `Penderfynwyd dileu data rhywun o dan y rheol: ${under}.`,
    ),
  ErasureDeclined: always('Erasing somebody’s data was declined.', 'Gwrthodwyd dileu data rhywun.'),
  ErasureWithdrawn: always(
    'A proposal to erase somebody’s data was taken back.',
    'Tynnwyd cynnig i ddileu data rhywun yn ôl.',
  ),
  SubjectErased: ({ rule, erasedOn }) => erasedUnder(rule, erasedOn),
  ErasureReapplied: ({ rule, erasedOn }) => {
    const first = erasedUnder(rule, erasedOn);
    return both(`After a restore: ${first.en}`, `Ar ôl adfer: ${first.cy}`);
  },
};

/** A rule by the name that an event has. */
const ruleIn = (rule: unknown): Both => ruleWords(typeof rule === 'string' ? rule : '');

const erasedUnder = (rule: unknown, erasedOn: unknown): Both => {
  const [under, day] = [ruleIn(rule), dayOf(erasedOn)];
  return both(
    `Somebody’s data was erased on ${day.en} under the rule: ${under.en}.`,
    `Dilëwyd data rhywun ar ${day.cy} o dan y rheol: ${under.cy}.`,
  );
};
