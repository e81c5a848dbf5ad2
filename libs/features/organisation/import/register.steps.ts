import type { PlainDate, Uuid } from '#platform/kernel/event.js';
import type { GroupCommand, RecordMemberJoined, RecordMemberLeft } from '../domain/group.commands.js';
import type { SchoolCommand } from '../domain/school.commands.js';
import type { UntoldJoining } from './register.known.js';
import type { KnownRegister, PlannedMembership, PlannedSchoolChange, RegisterPlan } from './register.types.js';

/** What one school's log is given; its moves between groups come last, one event each. */
export interface SchoolStep {
  readonly schoolId: Uuid;
  readonly row: number;
  readonly isNew: boolean;
  readonly changes: readonly SchoolCommand[];
  readonly moves: readonly PlannedMembership[];
  /** Position that was planned on: the same change made again later is another one. */
  readonly basis: number;
}

/** What one group's log is given. */
export interface GroupStep {
  readonly groupId: Uuid;
  readonly row: number;
  readonly isNew: boolean;
  readonly changes: readonly GroupCommand[];
  readonly basis: number;
}

const statusChange = ({ status, closedOn }: PlannedSchoolChange, effectiveOn: PlainDate | null): SchoolCommand[] => {
  if (status === null) return [];
  return [
    status === 'closed' ? { kind: 'CloseSchool', closedOn } : { kind: 'ChangeSchoolStatus', status, effectiveOn },
  ];
};

const moveCommand = ({ action, groupId, groupName, groupKind }: PlannedMembership): SchoolCommand =>
  action === 'leave'
    ? { kind: 'LeaveGroup', groupId, leftOn: null }
    : { kind: 'JoinGroup', groupId, groupName, groupKind, joinedOn: null };

/** Groups that begin or change; their members follow once the schools' positions are known. */
export const groupSteps = ({ groups, changed }: RegisterPlan, known: KnownRegister): readonly GroupStep[] => {
  const basis = new Map([...known.groups.values()].map(({ groupId, knownAt }) => [groupId, knownAt]));
  return [
    ...groups.map(({ groupId, details }): GroupStep => ({
      groupId,
      row: 1,
      isNew: true,
      changes: [{ kind: 'RegisterGroup', details }],
      basis: 0,
    })),
    ...changed.groups.map(({ groupId, changes }): GroupStep => ({
      groupId,
      row: 1,
      isNew: false,
      changes: [{ kind: 'ChangeGroupDetails', changes, effectiveOn: null }],
      basis: basis.get(groupId) ?? 0,
    })),
  ];
};

/** Schools that begin, change or move, each once with all that happens to it. */
export const schoolSteps = (
  plan: RegisterPlan,
  known: KnownRegister,
  effectiveOn: PlainDate | null,
): readonly SchoolStep[] => {
  const basis = new Map([...known.schools.values()].map(({ schoolId, knownAt }) => [schoolId, knownAt]));
  const steps = new Map<Uuid, { row: number; isNew: boolean; changes: SchoolCommand[]; moves: PlannedMembership[] }>();
  for (const { schoolId, row, details, status, closedOn } of plan.schools) {
    steps.set(schoolId, {
      row,
      isNew: true,
      changes: [{ kind: 'RegisterSchool', details, status, closedOn }],
      moves: [],
    });
  }
  for (const change of plan.changed.schools) {
    const { schoolId, row, changes } = change;
    const details: SchoolCommand[] =
      Object.keys(changes).length === 0 ? [] : [{ kind: 'ChangeSchoolDetails', changes, effectiveOn }];
    steps.set(schoolId, { row, isNew: false, changes: [...details, ...statusChange(change, effectiveOn)], moves: [] });
  }
  for (const move of plan.memberships) {
    const step = steps.get(move.schoolId) ?? { row: move.row, isNew: false, changes: [], moves: [] };
    steps.set(move.schoolId, step);
    step.moves.push(move);
  }
  return [...steps].map(([schoolId, { changes, moves, ...step }]) => ({
    ...step,
    schoolId,
    moves,
    changes: [...changes, ...moves.map(moveCommand)],
    basis: basis.get(schoolId) ?? 0,
  }));
};

const memberChange = (move: PlannedMembership, schoolPosition: number): RecordMemberJoined | RecordMemberLeft => {
  const { schoolId, schoolName } = move;
  return move.action === 'join'
    ? { kind: 'RecordMemberJoined', schoolId, schoolName, joinedOn: null, schoolPosition }
    : { kind: 'RecordMemberLeft', schoolId, leftOn: null, schoolPosition };
};

/**
 * The groups' side of what the schools' logs now say: `stored` has the position of each school's last event, and the
 * moves are the last events of a school.
 */
export const memberSteps = (
  stored: ReadonlyMap<SchoolStep, number>,
  untold: readonly UntoldJoining[],
): readonly GroupStep[] => {
  const byGroup = new Map<Uuid, { row: number; changes: GroupCommand[] }>();
  const tell = (groupId: Uuid, row: number, change: GroupCommand): void => {
    const step = byGroup.get(groupId) ?? { row, changes: [] };
    byGroup.set(groupId, step);
    step.changes.push(change);
  };
  for (const { groupId, ...joining } of untold) tell(groupId, 1, { kind: 'RecordMemberJoined', ...joining });
  for (const [{ moves }, last] of stored) {
    moves.forEach((move, n) => {
      tell(move.groupId, move.row, memberChange(move, last - (moves.length - 1 - n)));
    });
  }
  return [...byGroup].map(([groupId, step]) => ({ ...step, groupId, isNew: false, basis: 0 }));
};
