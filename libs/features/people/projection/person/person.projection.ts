import type { PersonEvent, PersonLanguage } from '#contracts/people.events.js';
import type { PersonKind } from '#contracts/person-kinds.js';
import type { PlainDate, RecordedEvent, Uuid } from '#platform/kernel/event.js';
import { defineProjection } from '#platform/kernel/projection.js';

/** One row a person and school. Reference, names and address are sealed. */
export interface PersonRow {
  readonly person_id: Uuid;
  readonly person_ref: string | null;
  readonly given_name: string | null;
  readonly family_name: string | null;
  readonly email: string | null;
  readonly kind: PersonKind;
  readonly language: PersonLanguage;
  readonly absent_since: PlainDate | null;
  readonly left_on: PlainDate | null;
}

type Handled = Exclude<PersonEvent, { type: 'PostStarted' | 'PostEnded' }>;
type Changed = Extract<Handled, { type: 'PersonDetailsChanged' }>['body'];

const begun = (body: Extract<Handled, { type: 'PersonRegistered' }>['body']): PersonRow => ({
  person_id: body.personId,
  person_ref: body.personRef,
  given_name: body.givenName,
  family_name: body.familyName,
  email: body.email,
  kind: body.kind,
  language: body.language,
  absent_since: null,
  left_on: null,
});

const changed = (row: PersonRow, { givenName, familyName, email, kind, language }: Changed): PersonRow => ({
  ...row,
  given_name: givenName ?? row.given_name,
  family_name: familyName ?? row.family_name,
  email: email === undefined ? row.email : email,
  kind: kind ?? row.kind,
  language: language ?? row.language,
});

const evolve = (row: PersonRow | null, event: RecordedEvent<Handled>): PersonRow | null => {
  switch (event.type) {
    case 'PersonRegistered':
      return begun(event.body);
    case 'PersonDetailsChanged':
      return row && changed(row, event.body);
    case 'AbsenceStarted':
      return row && { ...row, absent_since: event.body.startedOn };
    case 'AbsenceEnded':
      return row && { ...row, absent_since: null };
    case 'PersonLeft':
      return row && { ...row, left_on: event.body.leftOn, absent_since: null };
    case 'PersonReturned':
      return row && { ...row, left_on: null };
  }
};

export const personProjection = defineProjection<Handled, PersonRow>({
  name: 'person',
  version: 1,
  table: {
    name: 'person',
    key: { person_id: 'uuid' },
    columns: {
      person_ref: 'text',
      given_name: 'text',
      family_name: 'text',
      email: 'text',
      kind: 'text',
      language: 'text',
      absent_since: 'date',
      left_on: 'date',
    },
  },
  handles: [
    'PersonRegistered',
    'PersonDetailsChanged',
    'AbsenceStarted',
    'AbsenceEnded',
    'PersonLeft',
    'PersonReturned',
  ],
  keys: ({ body }) => [{ person_id: body.personId }],
  evolve,
});

/** The table that queries of this feature read. */
export const PERSON_TABLE = 'read.person_v1';
