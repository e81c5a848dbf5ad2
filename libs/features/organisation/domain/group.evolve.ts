import type { GroupEvent } from '#contracts/organisation.events.js';
import type { GroupState, Member, RegisteredGroup } from './group.state.js';

const begun = (body: Extract<GroupEvent, { type: 'GroupRegistered' }>['body']): RegisteredGroup => {
  const { groupId: _id, ...details } = body;
  return { status: 'registered', details, members: [] };
};

const withMember = (members: readonly Member[], member: Member): readonly Member[] => [
  ...members.filter((one) => one.schoolId !== member.schoolId),
  member,
];

const later = (state: RegisteredGroup, event: GroupEvent): RegisteredGroup => {
  switch (event.type) {
    case 'GroupRegistered':
      return begun(event.body);
    case 'GroupDetailsChanged':
      return { ...state, details: { ...state.details, ...event.body.changes } };
    case 'MemberJoined': {
      const { schoolId, joinedOn, schoolPosition } = event.body;
      return { ...state, members: withMember(state.members, { schoolId, member: true, joinedOn, schoolPosition }) };
    }
    case 'MemberLeft': {
      const { schoolId, schoolPosition } = event.body;
      const gone = { schoolId, member: false, joinedOn: null, schoolPosition };
      return { ...state, members: withMember(state.members, gone) };
    }
  }
};

/** What an event means for the group. A log begins with GroupRegistered; the decider sees to that. */
export const evolveGroup = (state: GroupState, event: GroupEvent): GroupState => {
  if (state.status !== 'unregistered') return later(state, event);
  return event.type === 'GroupRegistered' ? begun(event.body) : state;
};
