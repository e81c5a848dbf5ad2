import { CredentialIssued, CredentialRevoked, type AccessEvent, type IssuedRole } from '#contracts/access.events.js';
import type { CommandContext, Decider } from '#platform/kernel/decider.js';
import type { PlainDate, Uuid } from '#platform/kernel/event.js';
import { isPlainDate, londonDay } from '#platform/kernel/plain-date.js';
import { accept, type Refused, type Result } from '#platform/kernel/result.js';
import { accessErrors as errors } from './access.errors.js';

export type TenantKind = 'school' | 'group';

export interface IssueCredential {
  readonly kind: 'IssueCredential';
  readonly credentialId: Uuid;
  /** Role of who asks. */
  readonly by: string;
  /** What the key is for: a school, or the central body of the asker's own group. */
  readonly tenantKind: TenantKind;
  readonly role: IssuedRole;
  readonly personId: Uuid | null;
  /** Whether that person is on record there and has not left. */
  readonly personPresent: boolean;
  readonly label: string;
  readonly expiresOn: PlainDate;
}

export interface RevokeCredential {
  readonly kind: 'RevokeCredential';
  readonly credentialId: Uuid;
  /** Whether the tenant has such a key; those of the first installation and of the demo were issued without an event. */
  readonly stored: boolean;
  readonly because: 'asked' | 'left';
}

export type CredentialCommand = IssueCredential | RevokeCredential;

export interface CredentialState {
  readonly status: 'none' | 'issued' | 'revoked';
}

const MOST_CHARACTERS_OF_A_LABEL = 100;

const FROM_TRUST_LEAD: Readonly<Record<TenantKind, readonly IssuedRole[]>> = {
  group: ['TRUST_LEAD', 'AUDITOR', 'CLERK', 'STAFF', 'INTEGRATOR'],
  school: ['HEADTEACHER', 'CLERK', 'STAFF', 'INTEGRATOR'],
};
const FROM_HEADTEACHER: Readonly<Record<TenantKind, readonly IssuedRole[]>> = {
  group: [],
  school: ['CLERK', 'STAFF', 'INTEGRATOR'],
};

/** Roles that somebody may give away: nobody's key leads to one that reaches further than theirs. */
export const rolesToGive = (by: string, tenantKind: TenantKind): readonly IssuedRole[] => {
  if (by === 'TRUST_LEAD') return FROM_TRUST_LEAD[tenantKind];
  return by === 'HEADTEACHER' ? FROM_HEADTEACHER[tenantKind] : [];
};

/** The same day a year later, as plain dates compare; that of 29 February sorts right although no calendar has it. */
const yearAfter = (day: PlainDate): string => `${String(Number(day.slice(0, 4)) + 1)}${day.slice(4)}`;

const badPerson = ({ role, personId, personPresent }: IssueCredential): Refused | null => {
  if (role === 'INTEGRATOR') return personId === null ? null : errors.personNotTaken();
  if (personId === null) return role === 'AUDITOR' ? null : errors.personNeeded();
  return personPresent ? null : errors.personUnknown();
};

const badExpiry = ({ expiresOn }: IssueCredential, now: string): Refused | null => {
  const today = londonDay(now);
  if (!isPlainDate(expiresOn) || expiresOn < today) return errors.expiryPast();
  return expiresOn > yearAfter(today) ? errors.expiryTooLate() : null;
};

const badLabel = ({ label }: IssueCredential): Refused | null => {
  const { length } = label.trim();
  return length > 0 && length <= MOST_CHARACTERS_OF_A_LABEL ? null : errors.labelMissing();
};

const issue = (
  command: IssueCredential,
  { status }: CredentialState,
  { now }: CommandContext,
): Result<AccessEvent[]> => {
  if (status !== 'none') return errors.alreadyIssued();
  const { credentialId, by, tenantKind, role, personId, expiresOn } = command;
  const given = rolesToGive(by, tenantKind);
  if (!given.includes(role)) return errors.roleNotYoursToGive(given);
  const bad = badPerson(command) ?? badLabel(command) ?? badExpiry(command, now);
  return bad ?? accept([CredentialIssued({ credentialId, role, personId, expiresOn })]);
};

const revoke = (command: RevokeCredential, { status }: CredentialState): Result<AccessEvent[]> => {
  const { credentialId, stored, because } = command;
  if (status === 'revoked') return accept([]);
  return status === 'issued' || stored ? accept([CredentialRevoked({ credentialId, because })]) : errors.notFound();
};

/** A key: issued once, revoked for good. Revoking it again changes nothing and is no mistake. */
export const credentialDecider: Decider<CredentialState, CredentialCommand, AccessEvent> = {
  initialState: { status: 'none' },
  evolve: (_, event) => {
    switch (event.type) {
      case 'CredentialIssued':
        return { status: 'issued' };
      case 'CredentialRevoked':
        return { status: 'revoked' };
    }
  },
  decide: (command, state, context) => {
    switch (command.kind) {
      case 'IssueCredential':
        return issue(command, state, context);
      case 'RevokeCredential':
        return revoke(command, state);
    }
  },
};
