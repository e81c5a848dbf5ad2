import type { SchoolDetails, SchoolEvent, SchoolStatus } from '#contracts/organisation.events.js';
import type { PlainDate } from '#platform/kernel/event.js';
import type { Membership, RegisteredSchool, SchoolState } from './school.state.js';

interface Known {
  readonly details: SchoolDetails;
  readonly memberships: readonly Membership[];
}

const standing = (status: SchoolStatus, closedOn: PlainDate | null, known: Known): RegisteredSchool => {
  const { details, memberships } = known;
  return status === 'closed' ? { status, closedOn, details, memberships } : { status, details, memberships };
};

const begun = (body: Extract<SchoolEvent, { type: 'SchoolRegistered' }>['body']): RegisteredSchool => {
  const { schoolId: _id, status, closedOn, ...details } = body;
  return standing(status, closedOn, { details, memberships: [] });
};

const later = (state: RegisteredSchool, event: SchoolEvent): RegisteredSchool => {
  switch (event.type) {
    case 'SchoolRegistered':
      return begun(event.body);
    case 'SchoolDetailsChanged':
      return { ...state, details: { ...state.details, ...event.body.changes } };
    case 'SchoolStatusChanged':
      return standing(event.body.status, null, state);
    case 'SchoolClosed':
      return standing('closed', event.body.closedOn, state);
    case 'SchoolJoinedGroup': {
      const { schoolId: _id, ...membership } = event.body;
      return { ...state, memberships: [...state.memberships, membership] };
    }
    case 'SchoolLeftGroup':
      return { ...state, memberships: state.memberships.filter((one) => one.groupId !== event.body.groupId) };
  }
};

/** What an event means for the school. A log begins with SchoolRegistered; the decider sees to that. */
export const evolveSchool = (state: SchoolState, event: SchoolEvent): SchoolState => {
  if (state.status !== 'unregistered') return later(state, event);
  return event.type === 'SchoolRegistered' ? begun(event.body) : state;
};
