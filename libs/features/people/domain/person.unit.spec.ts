import { describe, expect, it } from '@jest/globals';
import {
  AbsenceEnded,
  AbsenceStarted,
  PersonDetailsChanged,
  PersonLeft,
  PersonRegistered,
  PersonReturned,
  PostEnded,
  PostStarted,
} from '#contracts/people.events.js';
import { given } from '#platform/testing/given.js';
import type { RegisterPerson, StartPost } from './person.commands.js';
import { personDecider } from './person.decide.js';

const personId = 'b0000000-0000-4000-8000-000000000001';
const register: RegisterPerson = {
  kind: 'RegisterPerson',
  personId,
  personRef: 'S-17',
  givenName: 'Ffion',
  familyName: 'Example',
  email: 'ffion@school.example',
  personKind: 'teacher',
  language: 'cy',
};
const { kind: _command, personKind, ...person } = register;
const registered = PersonRegistered({ ...person, kind: personKind });
const start = (startDate: string | null, endDate: string | null = null): StartPost => ({
  kind: 'StartPost',
  post: 'Head Teacher',
  postKind: 'teacher',
  startDate,
  endDate,
});
const held = (startDate: string | null) =>
  PostStarted({ personId, post: 'headteacher', postLabel: 'headteacher', kind: 'teacher', startDate });
const ended = (startDate: string | null, endDate: string) =>
  PostEnded({ personId, post: 'headteacher', startDate, endDate });

describe('a person without a record', () => {
  it('is registered', () => {
    given(personDecider).when(register).then([registered]);
  });

  it('needs a name', () => {
    given(personDecider)
      .when({ ...register, givenName: '', familyName: ' ' })
      .thenRefused('PEOPLE.NAME_MISSING', ['familyName']);
  });

  it.each(['ffion', 'ffion@school', 'a b@school.example', 'a..b@school.example', 'a@school.example, b@school.example'])(
    'is refused with "%s" for an address',
    (email) => {
      given(personDecider)
        .when({ ...register, email })
        .thenRefused('PEOPLE.BAD_EMAIL', ['email']);
    },
  );

  it('holds no post before that', () => {
    given(personDecider).when(start('2020-09-01')).thenRefused('PEOPLE.UNKNOWN_PERSON', ['personId']);
  });
});

describe('a registered person', () => {
  it('is not registered twice', () => {
    given(personDecider, [registered]).when(register).thenRefused('PEOPLE.ALREADY_REGISTERED');
  });

  it('has the personal fields sealed for the person, and no other', () => {
    expect(PersonRegistered.personal).toEqual({
      personRef: 'personId',
      givenName: 'personId',
      familyName: 'personId',
      email: 'personId',
    });
    expect(Object.keys(PersonDetailsChanged.personal).sort()).toEqual(['email', 'familyName', 'givenName']);
  });

  it('changes what is given and no more', () => {
    given(personDecider, [registered])
      .when({ kind: 'ChangePersonDetails', familyName: 'Specimen', email: null, personKind: 'teacher', language: 'en' })
      .then([PersonDetailsChanged({ personId, familyName: 'Specimen', email: null, language: 'en' })]);
    given(personDecider, [registered]).when({ kind: 'ChangePersonDetails', language: 'cy' }).then([]);
  });

  it('starts a post under its one key, however it is written', () => {
    given(personDecider, [registered])
      .when(start('2020-09-01'))
      .then([held('2020-09-01')]);
  });

  it('starts a post for a term with its last day', () => {
    given(personDecider, [registered])
      .when(start('2020-09-01', '2021-08-31'))
      .then([held('2020-09-01'), ended('2020-09-01', '2021-08-31')]);
  });

  it('is no body of people', () => {
    given(personDecider, [registered])
      .when({ ...start(null), post: 'Governing Body' })
      .thenRefused('PEOPLE.POST_IS_A_BODY', ['post']);
    given(personDecider, [registered])
      .when({ ...start(null), post: ' - ' })
      .thenRefused('PEOPLE.POST_UNNAMED', ['post']);
  });

  it('has no post that ends before it begins, nor on a day that the calendar lacks', () => {
    given(personDecider, [registered])
      .when(start('2020-09-01', '2020-08-31'))
      .thenRefused('PEOPLE.END_BEFORE_START', ['endDate']);
    given(personDecider, [registered]).when(start('2023-02-29')).thenRefused('PEOPLE.BAD_DATE', ['startDate']);
  });

  it('ends no post that was never held', () => {
    given(personDecider, [registered])
      .when({ kind: 'EndPost', post: 'headteacher', endDate: '2024-08-31' })
      .thenRefused('PEOPLE.POST_NOT_HELD', ['post']);
  });
});

describe('a person in a post', () => {
  const history = [registered, held('2020-09-01')];

  it('does not hold it twice at a time', () => {
    const refusal = given(personDecider, history)
      .when(start('2022-01-01'))
      .thenRefused('PEOPLE.POST_ALREADY_HELD', ['post']);
    expect(refusal.message).toContain('2020-09-01');
  });

  it('may have held it before, and hold it again after', () => {
    given(personDecider, history)
      .when(start('2010-09-01', '2015-08-31'))
      .then([held('2010-09-01'), ended('2010-09-01', '2015-08-31')]);
    given(personDecider, [...history, ended('2020-09-01', '2022-08-31')])
      .when(start('2024-01-01'))
      .then([held('2024-01-01')]);
  });

  it('ends it, and may correct the day', () => {
    given(personDecider, history)
      .when({ kind: 'EndPost', post: 'Headteacher', endDate: '2024-08-31' })
      .then([ended('2020-09-01', '2024-08-31')]);
    given(personDecider, [...history, ended('2020-09-01', '2024-08-31')])
      .when({ kind: 'EndPost', post: 'headteacher', endDate: '2024-12-31' })
      .then([ended('2020-09-01', '2024-12-31')]);
  });

  it('does not end it before it began', () => {
    given(personDecider, history)
      .when({ kind: 'EndPost', post: 'headteacher', endDate: '2020-08-31' })
      .thenRefused('PEOPLE.END_BEFORE_START', ['endDate']);
  });

  it('leaves, and the post ends with it', () => {
    given(personDecider, history)
      .when({ kind: 'RecordLeaving', leftOn: '2025-08-31' })
      .then([ended('2020-09-01', '2025-08-31'), PersonLeft({ personId, leftOn: '2025-08-31' })]);
  });

  it('has not left on a day that has not come', () => {
    given(personDecider, history)
      .when({ kind: 'RecordLeaving', leftOn: '2027-08-31' })
      .thenRefused('PEOPLE.DATE_IN_FUTURE', ['leftOn']);
  });
});

describe('an absent person', () => {
  const absent = [registered, AbsenceStarted({ personId, startedOn: '2026-01-05' })];

  it('is not absent twice', () => {
    given(personDecider, absent)
      .when({ kind: 'StartAbsence', startedOn: '2026-02-01' })
      .thenRefused('PEOPLE.ALREADY_ABSENT', ['startedOn']);
  });

  it('comes back, not before having gone', () => {
    given(personDecider, absent)
      .when({ kind: 'EndAbsence', endedOn: '2026-01-04' })
      .thenRefused('PEOPLE.END_BEFORE_START', ['endedOn']);
    given(personDecider, absent)
      .when({ kind: 'EndAbsence', endedOn: '2026-04-01' })
      .then([AbsenceEnded({ personId, endedOn: '2026-04-01' })]);
  });

  it('is the only one whose absence ends', () => {
    given(personDecider, [registered])
      .when({ kind: 'EndAbsence', endedOn: '2026-04-01' })
      .thenRefused('PEOPLE.NOT_ABSENT');
  });
});

describe('a person who has left', () => {
  const gone = [registered, PersonLeft({ personId, leftOn: '2025-08-31' })];

  it('starts no post', () => {
    given(personDecider, gone).when(start('2026-01-01')).thenRefused('PEOPLE.HAS_LEFT');
  });

  it('does not leave twice', () => {
    given(personDecider, gone).when({ kind: 'RecordLeaving', leftOn: '2025-09-30' }).thenRefused('PEOPLE.HAS_LEFT');
  });

  it('returns, not before having left, and may hold posts again', () => {
    given(personDecider, gone)
      .when({ kind: 'RecordReturn', returnedOn: '2025-01-01' })
      .thenRefused('PEOPLE.RETURN_BEFORE_LEAVING', ['returnedOn']);
    const back = PersonReturned({ personId, returnedOn: '2026-01-01' });
    given(personDecider, gone).when({ kind: 'RecordReturn', returnedOn: '2026-01-01' }).then([back]);
    given(personDecider, [...gone, back])
      .when(start('2026-01-01'))
      .then([held('2026-01-01')]);
  });
});
