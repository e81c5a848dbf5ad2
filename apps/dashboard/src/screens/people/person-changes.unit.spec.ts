import { describe, expect, it } from '@jest/globals';
import type { PersonRecord } from '../../../../../libs/contracts/graphql/schema.types.js';
import { changedOnly, changesOf, differences, goOnFrom, seenOf } from './person-changes.js';

const record = (version: number, person: Partial<PersonRecord['person']> = {}): PersonRecord => ({
  person: {
    ...{ id: 'p', schoolId: 's', name: 'Siân Lloyd', email: 'sian@school.example', kind: 'teacher', language: 'en' },
    posts: [],
    ...person,
  },
  reference: null,
  history: [],
  version,
});
const opened = seenOf(record(1));
const form = changesOf(opened);

describe('a form over somebody’s details', () => {
  it('sends what is different alone, and an emptied address as none', () => {
    expect(changedOnly(form)).toEqual({});
    expect(changedOnly({ ...form, email: '', familyName: 'Evans' })).toEqual({ email: null, familyName: 'Evans' });
  });

  it('compares with what was seen when it was opened, never with what stands there by now', () => {
    // The address was not touched here: it must not be put back to what it was.
    expect(changedOnly({ ...form, kind: 'support' })).toEqual({ kind: 'support' });
  });
});

describe('a record that somebody else has changed meanwhile', () => {
  const now = seenOf(
    record(3, { email: 'new@school.example', leftOn: '2026-11-20', posts: [{ post: 'designated safeguarding lead' }] }),
  );

  it('is told field by field, before and now', () => {
    expect(differences(opened, now)).toEqual([
      'E-mail: was sian@school.example, now new@school.example.',
      'Posts: was none, now designated safeguarding lead.',
      'State: was here, now left 20 Nov 2026.',
    ]);
    expect(differences(opened, opened)).toEqual([]);
  });

  it('is gone on from with what was typed; what was left alone follows', () => {
    const goes = goOnFrom({ ...form, kind: 'support' }, now);
    expect(goes).toMatchObject({ kind: 'support', email: 'new@school.example', seen: { version: 3 } });
    expect(changedOnly(goes)).toEqual({ kind: 'support' });
    expect(changedOnly(goOnFrom({ ...form, email: 'mine@school.example' }, now))).toEqual({
      email: 'mine@school.example',
    });
  });
});
