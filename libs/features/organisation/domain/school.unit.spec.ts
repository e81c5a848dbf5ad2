import { describe, expect, it } from '@jest/globals';
import {
  SchoolClosed,
  SchoolDetailsChanged,
  SchoolJoinedGroup,
  SchoolLeftGroup,
  SchoolRegistered,
  SchoolStatusChanged,
} from '#contracts/organisation.events.js';
import type { SchoolDetails } from '#contracts/organisation.events.js';
import { contextOf, given } from '#platform/testing/given.js';
import type { JoinGroup } from './school.commands.js';
import { schoolDecider } from './school.decide.js';

const schoolId = contextOf().tenantId;
const details: SchoolDetails = {
  name: { en: 'Oakfield Primary School', cy: null },
  phase: 'primary',
  country: 'england',
  urn: '100001',
  ukprn: null,
  establishmentNumber: null,
  welshSchoolNumber: null,
  establishmentType: 'Community school',
  laCode: '301',
  laName: null,
  town: null,
  postcode: null,
  openDate: '1998-09-01',
};
const registered = SchoolRegistered({ schoolId, status: 'open', closedOn: null, ...details });
const aspire = {
  groupId: 'a0',
  groupName: { en: 'Aspire Trust', cy: null },
  groupKind: 'multi-academy-trust' as const,
};
const beacon = {
  groupId: 'b0',
  groupName: { en: 'Beacon Trust', cy: null },
  groupKind: 'single-academy-trust' as const,
};
const join = (group: Omit<JoinGroup, 'kind' | 'joinedOn'>, joinedOn: string | null = '2024-09-01'): JoinGroup => ({
  kind: 'JoinGroup',
  ...group,
  joinedOn,
});
const joined = SchoolJoinedGroup({ schoolId, ...aspire, joinedOn: '2024-09-01' });

describe('a school without a record', () => {
  it('is registered under the id of its tenant', () => {
    given(schoolDecider).when({ kind: 'RegisterSchool', details, status: 'open', closedOn: null }).then([registered]);
  });

  it('is refused without a name in any language', () => {
    const nameless = { ...details, name: { en: ' ', cy: null } };
    given(schoolDecider)
      .when({ kind: 'RegisterSchool', details: nameless, status: 'open', closedOn: null })
      .thenRefused('ORGANISATION.NAME_MISSING', ['name']);
  });

  it('is refused with a URN that is none', () => {
    given(schoolDecider)
      .when({ kind: 'RegisterSchool', details: { ...details, urn: '12' }, status: 'open', closedOn: null })
      .thenRefused('ORGANISATION.BAD_URN', ['urn']);
  });

  it('can do nothing else before that', () => {
    given(schoolDecider).when(join(aspire)).thenRefused('ORGANISATION.NOT_REGISTERED');
  });
});

describe('a registered school', () => {
  it('is not registered twice', () => {
    given(schoolDecider, [registered])
      .when({ kind: 'RegisterSchool', details, status: 'open', closedOn: null })
      .thenRefused('ORGANISATION.ALREADY_REGISTERED');
  });

  it('takes another URN when it converts, from that day on', () => {
    const changes = { urn: '150001', establishmentType: 'Academy converter', town: null };
    given(schoolDecider, [registered])
      .when({ kind: 'ChangeSchoolDetails', changes, effectiveOn: '2024-09-01' })
      .then([
        SchoolDetailsChanged({
          schoolId,
          changes: { urn: '150001', establishmentType: 'Academy converter' },
          effectiveOn: '2024-09-01',
        }),
      ]);
  });

  it('changes nothing when it is told what it knows, in whatever order', () => {
    const named = SchoolRegistered({ ...registered.body, name: { en: 'Oak', cy: 'Derwen' } });
    given(schoolDecider, [named])
      .when({ kind: 'ChangeSchoolDetails', changes: { name: { cy: 'Derwen', en: 'Oak' } }, effectiveOn: null })
      .then([]);
  });

  it('joins a group, since when not being recorded', () => {
    given(schoolDecider, [registered])
      .when(join(aspire, null))
      .then([SchoolJoinedGroup({ schoolId, ...aspire, joinedOn: null })]);
  });

  it('does not join on a day that has not come in London', () => {
    const lateInSummer = contextOf({ now: '2026-07-01T23:30:00.000Z' });
    given(schoolDecider, [registered])
      .when(join(aspire, '2026-07-02'), lateInSummer)
      .then([SchoolJoinedGroup({ schoolId, ...aspire, joinedOn: '2026-07-02' })]);
    given(schoolDecider, [registered])
      .when(join(aspire, '2026-07-03'), lateInSummer)
      .thenRefused('ORGANISATION.DATE_IN_FUTURE', ['joinedOn']);
  });

  it('refuses a day that the calendar lacks', () => {
    given(schoolDecider, [registered])
      .when(join(aspire, '2024-02-31'))
      .thenRefused('ORGANISATION.BAD_DATE', ['joinedOn']);
  });

  it('closes once, not before it opened', () => {
    given(schoolDecider, [registered])
      .when({ kind: 'CloseSchool', closedOn: '1990-01-01' })
      .thenRefused('ORGANISATION.CLOSED_BEFORE_OPEN', ['closedOn']);
    given(schoolDecider, [registered])
      .when({ kind: 'CloseSchool', closedOn: '2025-08-31' })
      .then([SchoolClosed({ schoolId, closedOn: '2025-08-31' })]);
  });
});

describe('a school in a trust', () => {
  it('is refused by a second trust, and both are named', () => {
    const refusal = given(schoolDecider, [registered, joined])
      .when(join(beacon))
      .thenRefused('ORGANISATION.ALREADY_IN_GROUP', ['groupId']);
    expect(refusal.message).toContain('Aspire Trust');
    expect(refusal.message).toContain('Beacon Trust');
  });

  it('may belong to a diocese beside it', () => {
    const diocese = { groupId: 'd0', groupName: { en: 'Diocese of Leeds', cy: null }, groupKind: 'diocese' as const };
    given(schoolDecider, [registered, joined])
      .when(join(diocese))
      .then([SchoolJoinedGroup({ schoolId, ...diocese, joinedOn: '2024-09-01' })]);
  });

  it('leaves it, not before it joined', () => {
    given(schoolDecider, [registered, joined])
      .when({ kind: 'LeaveGroup', groupId: 'a0', leftOn: '2024-08-31' })
      .thenRefused('ORGANISATION.LEFT_BEFORE_JOINING', ['leftOn']);
    given(schoolDecider, [registered, joined])
      .when({ kind: 'LeaveGroup', groupId: 'a0', leftOn: '2025-08-31' })
      .then([SchoolLeftGroup({ schoolId, groupId: 'a0', leftOn: '2025-08-31' })]);
  });

  it('joins another once it has left', () => {
    given(schoolDecider, [registered, joined, SchoolLeftGroup({ schoolId, groupId: 'a0', leftOn: null })])
      .when(join(beacon))
      .then([SchoolJoinedGroup({ schoolId, ...beacon, joinedOn: '2024-09-01' })]);
  });

  it('does not leave a group that it is not in', () => {
    given(schoolDecider, [registered, joined])
      .when({ kind: 'LeaveGroup', groupId: 'b0', leftOn: null })
      .thenRefused('ORGANISATION.NOT_IN_GROUP', ['groupId']);
  });

  it('stays in it when it closes', () => {
    given(schoolDecider, [registered, joined, SchoolClosed({ schoolId, closedOn: '2025-08-31' })])
      .when(join(beacon, '2025-01-01'))
      .thenRefused('ORGANISATION.ALREADY_IN_GROUP', ['groupId']);
  });
});

describe('a closed school', () => {
  const closed = [registered, SchoolClosed({ schoolId, closedOn: '2025-08-31' })];

  it('is not closed again', () => {
    given(schoolDecider, closed)
      .when({ kind: 'CloseSchool', closedOn: '2025-12-31' })
      .thenRefused('ORGANISATION.ALREADY_CLOSED');
  });

  it('is told its day when that was not recorded', () => {
    given(schoolDecider, [registered, SchoolClosed({ schoolId, closedOn: null })])
      .when({ kind: 'CloseSchool', closedOn: '2025-12-31' })
      .then([SchoolClosed({ schoolId, closedOn: '2025-12-31' })]);
  });

  it('joins no group after its closing', () => {
    given(schoolDecider, closed)
      .when(join(aspire, '2025-09-01'))
      .thenRefused('ORGANISATION.JOINED_AFTER_CLOSING', ['joinedOn']);
  });

  it('can be reopened', () => {
    given(schoolDecider, closed)
      .when({ kind: 'ChangeSchoolStatus', status: 'open', effectiveOn: null })
      .then([SchoolStatusChanged({ schoolId, status: 'open', effectiveOn: null })]);
  });
});
