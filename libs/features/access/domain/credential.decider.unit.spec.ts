import { describe, expect, it } from '@jest/globals';
import { CredentialIssued, CredentialRevoked, type IssuedRole } from '#contracts/access.events.js';
import { given } from '#platform/testing/given.js';
import { credentialDecider, rolesToGive, type IssueCredential, type RevokeCredential } from './credential.decider.js';

const credentialId = '55555555-5555-4555-8555-555555555555';
const personId = '66666666-6666-4666-8666-666666666666';
const issue: IssueCredential = {
  kind: 'IssueCredential',
  credentialId,
  by: 'HEADTEACHER',
  tenantKind: 'school',
  role: 'CLERK',
  personId,
  personPresent: true,
  label: 'Office computer',
  expiresOn: '2027-08-31',
};
const revoke: RevokeCredential = { kind: 'RevokeCredential', credentialId, stored: true, because: 'asked' };
const issued = CredentialIssued({ credentialId, role: 'CLERK', personId, expiresOn: '2027-08-31' });
const revoked = CredentialRevoked({ credentialId, because: 'asked' });

describe('a key that does not exist', () => {
  const sut = given(credentialDecider);

  it('is issued, without its label: people write names into labels', () => {
    sut.when(issue).then([issued]);
  });

  it('needs a person who is on record there', () => {
    sut.when({ ...issue, personId: null }).thenRefused('ACCESS.PERSON_NEEDED', ['personId']);
    sut.when({ ...issue, personPresent: false }).thenRefused('ACCESS.PERSON_UNKNOWN', ['personId']);
  });

  it('needs nobody for a system, nor for an auditor', () => {
    const nobody = { ...issue, personId: null, personPresent: false };
    const { expiresOn } = issue;
    sut
      .when({ ...nobody, role: 'INTEGRATOR' })
      .then([CredentialIssued({ credentialId, role: 'INTEGRATOR', personId: null, expiresOn })]);
    sut
      .when({ ...nobody, role: 'AUDITOR', by: 'TRUST_LEAD', tenantKind: 'group' })
      .then([CredentialIssued({ credentialId, role: 'AUDITOR', personId: null, expiresOn })]);
    sut.when({ ...issue, role: 'INTEGRATOR' }).thenRefused('ACCESS.PERSON_NOT_TAKEN', ['personId']);
  });

  it('works today at the least and for twelve months at the most', () => {
    for (const expiresOn of ['2026-11-21', '2027-11-21']) {
      sut.when({ ...issue, expiresOn }).then([CredentialIssued({ ...issued.body, expiresOn })]);
    }
    sut.when({ ...issue, expiresOn: '2026-11-20' }).thenRefused('ACCESS.EXPIRY_PAST', ['expiresOn']);
    sut.when({ ...issue, expiresOn: '2027-11-22' }).thenRefused('ACCESS.EXPIRY_TOO_LATE', ['expiresOn']);
    sut.when({ ...issue, expiresOn: '2027-02-30' }).thenRefused('ACCESS.EXPIRY_PAST', ['expiresOn']);
  });

  it('says what it is for', () => {
    sut.when({ ...issue, label: '  ' }).thenRefused('ACCESS.LABEL_MISSING', ['label']);
    sut.when({ ...issue, label: 'x'.repeat(101) }).thenRefused('ACCESS.LABEL_MISSING', ['label']);
  });

  it('cannot be revoked, unless it was stored without an event', () => {
    sut.when({ ...revoke, stored: false }).thenRefused('ACCESS.NOT_FOUND', ['credentialId']);
    sut.when(revoke).then([revoked]);
  });
});

describe('who may give a role', () => {
  const all: readonly IssuedRole[] = ['TRUST_LEAD', 'HEADTEACHER', 'CLERK', 'STAFF', 'AUDITOR', 'INTEGRATOR'];
  const refused = (by: string, tenantKind: 'school' | 'group'): IssuedRole[] =>
    all.filter((role) => {
      const person = role === 'INTEGRATOR' ? null : personId;
      const { result } = given(credentialDecider).when({ ...issue, by, tenantKind, role, personId: person });
      return !result.ok && result.refusal.code === 'ACCESS.ROLE_NOT_YOURS_TO_GIVE';
    });

  it('is a head for clerks, staff and systems of a school', () => {
    expect(refused('HEADTEACHER', 'school')).toEqual(['TRUST_LEAD', 'HEADTEACHER', 'AUDITOR']);
    expect(refused('HEADTEACHER', 'group')).toEqual(all);
  });

  it('is a trust lead for heads of schools, and for leads and auditors of the central body alone', () => {
    expect(refused('TRUST_LEAD', 'school')).toEqual(['TRUST_LEAD', 'AUDITOR']);
    expect(refused('TRUST_LEAD', 'group')).toEqual(['HEADTEACHER']);
  });

  it('is nobody else', () => {
    for (const by of ['CLERK', 'STAFF', 'AUDITOR', 'INTEGRATOR', 'SYSTEM']) {
      expect([...rolesToGive(by, 'school'), ...rolesToGive(by, 'group')]).toEqual([]);
      expect(refused(by, 'school')).toEqual(all);
    }
  });
});

describe('a key that was issued', () => {
  const sut = given(credentialDecider, [issued]);

  it('is not issued again', () => {
    sut.when(issue).thenRefused('ACCESS.ALREADY_ISSUED');
  });

  it('is revoked, even if it was never stored', () => {
    sut.when({ ...revoke, stored: false }).then([revoked]);
  });
});

describe('a key that was revoked', () => {
  it('stays so, and revoking it again changes nothing', () => {
    const sut = given(credentialDecider, [issued, revoked]);
    sut.when(revoke).then([]);
    sut.when(issue).thenRefused('ACCESS.ALREADY_ISSUED');
  });
});
