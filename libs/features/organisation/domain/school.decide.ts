import {
  SchoolClosed,
  SchoolDetailsChanged,
  SchoolJoinedGroup,
  SchoolLeftGroup,
  SchoolRegistered,
  SchoolStatusChanged,
} from '#contracts/organisation.events.js';
import type { SchoolEvent } from '#contracts/organisation.events.js';
import type { CommandContext, Decider } from '#platform/kernel/decider.js';
import { accept } from '#platform/kernel/result.js';
import type { Refusal, Result } from '#platform/kernel/result.js';
import {
  alreadyClosed,
  alreadyInGroup,
  alreadyRegistered,
  closedBeforeOpen,
  joinedAfterClosing,
  leftBeforeJoining,
  notInGroup,
  notRegistered,
} from './organisation.errors.js';
import { checkDate, checkPastDate, checkSchoolDetails, differences, familyOf } from './organisation.rules.js';
import type {
  ChangeSchoolDetails,
  ChangeSchoolStatus,
  CloseSchool,
  JoinGroup,
  LeaveGroup,
  RegisterSchool,
  SchoolCommand,
} from './school.commands.js';
import { evolveSchool } from './school.evolve.js';
import type { RegisteredSchool, SchoolState } from './school.state.js';

type Decision = Result<readonly SchoolEvent[], Refusal>;

const register = (command: RegisterSchool, { tenantId }: CommandContext): Decision => {
  const { details, status } = command;
  const closedOn = status === 'closed' ? command.closedOn : null;
  const no = checkSchoolDetails(details) ?? checkDate('closedOn', closedOn);
  return no ?? accept([SchoolRegistered({ schoolId: tenantId, status, closedOn, ...details })]);
};

const changeDetails = (command: ChangeSchoolDetails, state: RegisteredSchool, context: CommandContext): Decision => {
  const { effectiveOn } = command;
  const no = checkSchoolDetails(command.changes) ?? checkDate('effectiveOn', effectiveOn);
  if (no) return no;
  const changes = differences(state.details, command.changes);
  if (Object.keys(changes).length === 0) return accept([]);
  return accept([SchoolDetailsChanged({ schoolId: context.tenantId, changes, effectiveOn })]);
};

const changeStatus = (command: ChangeSchoolStatus, state: RegisteredSchool, context: CommandContext): Decision => {
  const { status, effectiveOn } = command;
  const no = checkDate('effectiveOn', effectiveOn);
  if (no) return no;
  return accept(
    status === state.status ? [] : [SchoolStatusChanged({ schoolId: context.tenantId, status, effectiveOn })],
  );
};

const close = ({ closedOn }: CloseSchool, state: RegisteredSchool, context: CommandContext): Decision => {
  // A closing whose day was not recorded may be told its day later.
  if (state.status === 'closed' && (state.closedOn !== null || closedOn === null)) return alreadyClosed();
  const { openDate } = state.details;
  const no = checkPastDate('closedOn', closedOn, context.now);
  if (no) return no;
  if (closedOn !== null && openDate !== null && closedOn < openDate) return closedBeforeOpen(closedOn, openDate);
  return accept([SchoolClosed({ schoolId: context.tenantId, closedOn })]);
};

const join = (command: JoinGroup, state: RegisteredSchool, context: CommandContext): Decision => {
  const { groupId, groupName, groupKind, joinedOn } = command;
  const no = checkPastDate('joinedOn', joinedOn, context.now);
  if (no) return no;
  const present = state.memberships.find((one) => familyOf(one.groupKind) === familyOf(groupKind));
  if (present) return alreadyInGroup(present.groupName, groupName);
  const closedOn = state.status === 'closed' ? state.closedOn : null;
  if (joinedOn !== null && closedOn !== null && joinedOn > closedOn) return joinedAfterClosing(joinedOn, closedOn);
  return accept([SchoolJoinedGroup({ schoolId: context.tenantId, groupId, groupName, groupKind, joinedOn })]);
};

const leave = ({ groupId, leftOn }: LeaveGroup, state: RegisteredSchool, context: CommandContext): Decision => {
  const present = state.memberships.find((one) => one.groupId === groupId);
  if (!present) return notInGroup();
  const no = checkPastDate('leftOn', leftOn, context.now);
  if (no) return no;
  const { joinedOn } = present;
  if (leftOn !== null && joinedOn !== null && leftOn < joinedOn) return leftBeforeJoining(leftOn, joinedOn);
  return accept([SchoolLeftGroup({ schoolId: context.tenantId, groupId, leftOn })]);
};

/** What a command brings about for one school, or why not. */
export const decideSchool = (command: SchoolCommand, state: SchoolState, context: CommandContext): Decision => {
  if (state.status === 'unregistered')
    return command.kind === 'RegisterSchool' ? register(command, context) : notRegistered();
  switch (command.kind) {
    case 'RegisterSchool':
      return alreadyRegistered();
    case 'ChangeSchoolDetails':
      return changeDetails(command, state, context);
    case 'ChangeSchoolStatus':
      return changeStatus(command, state, context);
    case 'CloseSchool':
      return close(command, state, context);
    case 'JoinGroup':
      return join(command, state, context);
    case 'LeaveGroup':
      return leave(command, state, context);
  }
};

/** A school: stream `school-<tenantId>` in its own log. */
export const schoolDecider: Decider<SchoolState, SchoolCommand, SchoolEvent> = {
  initialState: { status: 'unregistered' },
  evolve: evolveSchool,
  decide: decideSchool,
};

/** The school's stream; its tenant has one. */
export const schoolStream = (schoolId: string): string => `school-${schoolId}`;
