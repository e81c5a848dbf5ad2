import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { accessTo, mayRead } from './breach.reading.js';
import type { Access, Asker, GuardedCase } from './breach.reading.js';

const school = 'school-1';
const other = 'school-2';
const group = 'group-1';
const person = 'person-1';
const roles = ['TRUST_LEAD', 'HEADTEACHER', 'CLERK', 'STAFF', 'AUDITOR', 'INTEGRATOR', 'SYSTEM', 'UNHEARD_OF'] as const;
type RoleName = (typeof roles)[number];

const asker = (role: string, tenantId = school, personId: string | null = person): Asker => ({
  role,
  tenantId,
  personId,
  actorId: personId ?? 'key-1',
});
const about = (changes: Partial<GuardedCase> = {}): GuardedCase => ({
  schoolId: school,
  subjectPersonId: null,
  confidential: false,
  aboutHead: false,
  ...changes,
});

/** What each role has: of an open case, one in confidence, one about the head; with the school's key or the group's. */
const table: Readonly<Record<RoleName, Readonly<Record<'school' | 'group', readonly [Access, Access, Access]>>>> = {
  TRUST_LEAD: { school: ['read', 'read', 'read'], group: ['read', 'read', 'read'] },
  HEADTEACHER: { school: ['read', 'read', 'none'], group: ['none', 'none', 'none'] },
  CLERK: { school: ['list', 'count', 'none'], group: ['list', 'count', 'count'] },
  AUDITOR: { school: ['list', 'count', 'none'], group: ['list', 'count', 'count'] },
  INTEGRATOR: { school: ['list', 'count', 'none'], group: ['list', 'count', 'count'] },
  STAFF: { school: ['none', 'none', 'none'], group: ['none', 'none', 'none'] },
  SYSTEM: { school: ['none', 'none', 'none'], group: ['none', 'none', 'none'] },
  UNHEARD_OF: { school: ['none', 'none', 'none'], group: ['none', 'none', 'none'] },
};

describe('who may see a case', () => {
  it.each(roles)('is said for every role, kind of case and key: %s', (role) => {
    const cases = [about(), about({ confidential: true }), about({ aboutHead: true, subjectPersonId: 'head-1' })];
    const reached = [group, school];
    expect(cases.map((one) => accessTo(asker(role), one, reached))).toEqual(table[role].school);
    expect(cases.map((one) => accessTo(asker(role, group), one, reached))).toEqual(table[role].group);
  });
  it.each(roles)('is nobody from another school: %s', (role) => {
    expect(accessTo(asker(role, other), about(), [other])).toBe('none');
  });
  it.each(roles)('is never its subject, by the person or by the key: %s', (role) => {
    expect(accessTo(asker(role), about({ subjectPersonId: person }), [school])).toBe('none');
    expect(accessTo(asker(role, school, null), about({ subjectPersonId: 'key-1' }), [school])).toBe('none');
  });
  it('is no head, named or not, where it is about the head', () => {
    const one = about({ aboutHead: true, subjectPersonId: 'head-1' });
    expect(accessTo(asker('HEADTEACHER', school, null), one, [school])).toBe('none');
    expect(accessTo(asker('HEADTEACHER', school, 'head-2'), one, [school])).toBe('none');
  });
});

const anyId = fc.constantFrom('person-1', 'person-2', 'key-1');
const anyTenant = fc.constantFrom(school, other, group);
const anyAsker = fc.record({
  actorId: anyId,
  personId: fc.option(anyId),
  role: fc.constantFrom<string>(...roles),
  tenantId: anyTenant,
});
const anyCase = fc.record({
  schoolId: fc.constantFrom(school, other),
  subjectPersonId: fc.option(anyId),
  confidential: fc.boolean(),
  aboutHead: fc.boolean(),
});
const anyReach = fc.uniqueArray(anyTenant);
const order: readonly Access[] = ['none', 'count', 'list', 'read'];
const much = (access: Access): number => order.indexOf(access);

describe('for any asker and any case', () => {
  it('reading takes a handler who reaches the school and is not the subject', () => {
    fc.assert(
      fc.property(anyAsker, anyCase, anyReach, (who, one, reached) => {
        if (!mayRead(who, one, reached)) return;
        expect(['TRUST_LEAD', 'HEADTEACHER']).toContain(who.role);
        expect(reached).toContain(one.schoolId);
        expect([who.actorId, who.personId]).not.toContain(one.subjectPersonId ?? 'nobody');
      }),
    );
  });
  it('confidence, a head as subject and a shorter reach never widen what is seen', () => {
    fc.assert(
      fc.property(anyAsker, anyCase, anyReach, (who, one, reached) => {
        const seen = much(accessTo(who, { ...one, confidential: false, aboutHead: false }, [school, other, group]));
        expect(much(accessTo(who, one, reached))).toBeLessThanOrEqual(seen);
      }),
    );
  });
});
