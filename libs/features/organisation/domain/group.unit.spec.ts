import { describe, it } from '@jest/globals';
import { GroupDetailsChanged, GroupRegistered, MemberJoined, MemberLeft } from '#contracts/organisation.events.js';
import type { GroupDetails } from '#contracts/organisation.events.js';
import { contextOf, given } from '#platform/testing/given.js';
import type { RecordMemberJoined } from './group.commands.js';
import { groupDecider } from './group.decide.js';

const groupId = contextOf().tenantId;
const details: GroupDetails = {
  name: { en: 'Aspire Trust', cy: null },
  kind: 'multi-academy-trust',
  groupUid: '5143',
  companiesHouseNumber: null,
};
const registered = GroupRegistered({ groupId, ...details });
const member = { schoolId: 's1', schoolName: { en: 'Oakfield', cy: null }, joinedOn: null };
const joining = (schoolPosition: number): RecordMemberJoined => ({
  kind: 'RecordMemberJoined',
  ...member,
  schoolPosition,
});
const joined = MemberJoined({ groupId, ...member, schoolPosition: 2 });
const left = MemberLeft({ groupId, schoolId: 's1', leftOn: null, schoolPosition: 9 });

describe('a group without a record', () => {
  it('is registered under the id of its central body', () => {
    given(groupDecider).when({ kind: 'RegisterGroup', details }).then([registered]);
  });

  it('counts no members before that', () => {
    given(groupDecider).when(joining(2)).thenRefused('ORGANISATION.NOT_REGISTERED');
  });
});

describe('a registered group', () => {
  it('is not registered twice', () => {
    given(groupDecider, [registered])
      .when({ kind: 'RegisterGroup', details })
      .thenRefused('ORGANISATION.ALREADY_REGISTERED');
  });

  it('keeps only what changes', () => {
    given(groupDecider, [registered])
      .when({
        kind: 'ChangeGroupDetails',
        changes: { name: { en: 'Aspire Learning Trust', cy: null }, groupUid: '5143' },
        effectiveOn: '2025-01-01',
      })
      .then([
        GroupDetailsChanged({
          groupId,
          changes: { name: { en: 'Aspire Learning Trust', cy: null } },
          effectiveOn: '2025-01-01',
        }),
      ]);
  });

  it('counts a school from the position at which the school says so', () => {
    given(groupDecider, [registered]).when(joining(2)).then([joined]);
  });
});

describe('a group with a member', () => {
  it('changes nothing when it is told the same joining again', () => {
    given(groupDecider, [registered, joined]).when(joining(2)).then([]);
  });

  it('refuses a second joining of a member', () => {
    given(groupDecider, [registered, joined]).when(joining(5)).thenRefused('ORGANISATION.ALREADY_MEMBER', ['schoolId']);
  });

  it('lets it go at a later position of the school only', () => {
    const leaving = { kind: 'RecordMemberLeft', schoolId: 's1', leftOn: null } as const;
    given(groupDecider, [registered, joined])
      .when({ ...leaving, schoolPosition: 9 })
      .then([left]);
    given(groupDecider, [registered, joined])
      .when({ ...leaving, schoolPosition: 2 })
      .thenRefused('ORGANISATION.POSITION_NOT_LATER', ['schoolPosition']);
  });
});

describe('a group that a school has left', () => {
  it('changes nothing when it is told the same leaving again', () => {
    given(groupDecider, [registered, joined, left])
      .when({ kind: 'RecordMemberLeft', schoolId: 's1', leftOn: null, schoolPosition: 9 })
      .then([]);
  });

  it('takes it back at a later position, never at an earlier one', () => {
    given(groupDecider, [registered, joined, left])
      .when(joining(20))
      .then([MemberJoined({ groupId, ...member, schoolPosition: 20 })]);
    given(groupDecider, [registered, joined, left])
      .when(joining(5))
      .thenRefused('ORGANISATION.POSITION_NOT_LATER', ['schoolPosition']);
  });
});
