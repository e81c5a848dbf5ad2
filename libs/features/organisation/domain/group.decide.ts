import { GroupDetailsChanged, GroupRegistered, MemberJoined, MemberLeft } from '#contracts/organisation.events.js';
import type { GroupEvent } from '#contracts/organisation.events.js';
import type { CommandContext, Decider } from '#platform/kernel/decider.js';
import { accept } from '#platform/kernel/result.js';
import type { Refusal, Result } from '#platform/kernel/result.js';
import type {
  ChangeGroupDetails,
  GroupCommand,
  RecordMemberJoined,
  RecordMemberLeft,
  RegisterGroup,
} from './group.commands.js';
import { evolveGroup } from './group.evolve.js';
import type { GroupState, RegisteredGroup } from './group.state.js';
import { alreadyMember, alreadyRegistered, notMember, notRegistered, positionNotLater } from './organisation.errors.js';
import { checkDate, checkName, differences } from './organisation.rules.js';

type Decision = Result<readonly GroupEvent[], Refusal>;

const register = ({ details }: RegisterGroup, { tenantId }: CommandContext): Decision =>
  checkName(details.name) ?? accept([GroupRegistered({ groupId: tenantId, ...details })]);

const changeDetails = (command: ChangeGroupDetails, state: RegisteredGroup, context: CommandContext): Decision => {
  const { effectiveOn } = command;
  const no = (command.changes.name && checkName(command.changes.name)) ?? checkDate('effectiveOn', effectiveOn);
  if (no) return no;
  const changes = differences(state.details, command.changes);
  if (Object.keys(changes).length === 0) return accept([]);
  return accept([GroupDetailsChanged({ groupId: context.tenantId, changes, effectiveOn })]);
};

const memberJoined = (command: RecordMemberJoined, state: RegisteredGroup, context: CommandContext): Decision => {
  const { schoolId, schoolName, joinedOn, schoolPosition } = command;
  const before = state.members.find((one) => one.schoolId === schoolId);
  // A repeat after a crash between the two logs is told by its position and changes nothing.
  if (before?.schoolPosition === schoolPosition) return accept([]);
  if (before?.member === true) return alreadyMember();
  if (before && before.schoolPosition > schoolPosition) return positionNotLater();
  return (
    checkDate('joinedOn', joinedOn) ??
    accept([MemberJoined({ groupId: context.tenantId, schoolId, schoolName, joinedOn, schoolPosition })])
  );
};

const memberLeft = (command: RecordMemberLeft, state: RegisteredGroup, context: CommandContext): Decision => {
  const { schoolId, leftOn, schoolPosition } = command;
  const before = state.members.find((one) => one.schoolId === schoolId);
  if (!before) return notMember();
  if (!before.member) return before.schoolPosition === schoolPosition ? accept([]) : notMember();
  if (before.schoolPosition >= schoolPosition) return positionNotLater();
  return (
    checkDate('leftOn', leftOn) ?? accept([MemberLeft({ groupId: context.tenantId, schoolId, leftOn, schoolPosition })])
  );
};

/** What a command brings about for one group, or why not. */
export const decideGroup = (command: GroupCommand, state: GroupState, context: CommandContext): Decision => {
  if (state.status === 'unregistered')
    return command.kind === 'RegisterGroup' ? register(command, context) : notRegistered();
  switch (command.kind) {
    case 'RegisterGroup':
      return alreadyRegistered();
    case 'ChangeGroupDetails':
      return changeDetails(command, state, context);
    case 'RecordMemberJoined':
      return memberJoined(command, state, context);
    case 'RecordMemberLeft':
      return memberLeft(command, state, context);
  }
};

/** A group: stream `group-<tenantId>` in the log of its central body. */
export const groupDecider: Decider<GroupState, GroupCommand, GroupEvent> = {
  initialState: { status: 'unregistered' },
  evolve: evolveGroup,
  decide: decideGroup,
};

/** The group's stream; its tenant has one. */
export const groupStream = (groupId: string): string => `group-${groupId}`;
