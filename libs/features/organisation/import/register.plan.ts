import type { GroupDetails } from '#contracts/organisation.events.js';
import type { Uuid } from '#platform/kernel/event.js';
import { agreeing, plainName } from './register.conflicts.js';
import { changeOf, detailsOf, membershipsOf } from './register.school.js';
import type { PlannedGroup } from './register.school.js';
import type {
  GroupMention,
  KnownGroup,
  KnownRegister,
  KnownSchool,
  PlannedMembership,
  PlannedSchool,
  PlannedSchoolChange,
  RegisterPlan,
  RegisterRow,
} from './register.types.js';

/** The tenant id of a school by its URN, of a group by its UID. */
export type RegisterIds = (kind: 'school' | 'group', number: string) => Uuid;

/** A kind that a row states wins over the commonest one, taken for a row that states none. */
const better = (present: GroupMention, other: GroupMention): GroupMention =>
  !present.kindRecorded && other.kindRecorded ? other : present;

/** Each group that the rows name, once. */
const mentioned = (rows: readonly RegisterRow[]): ReadonlyMap<string, GroupMention> => {
  const groups = new Map<string, GroupMention>();
  for (const { trust, federation } of rows) {
    for (const mention of [trust, federation]) {
      if (!mention) continue;
      const before = groups.get(mention.uid);
      groups.set(mention.uid, before ? better(before, mention) : mention);
    }
  }
  return groups;
};

const newGroup = (mention: GroupMention): GroupDetails => ({
  name: { en: mention.name, cy: null },
  kind: mention.kind,
  groupUid: mention.uid,
  companiesHouseNumber: null,
});

const groupChanges = ({ details }: KnownGroup, mention: GroupMention): Partial<GroupDetails> => ({
  ...(plainName(details.name.en ?? '') === plainName(mention.name)
    ? {}
    : { name: { ...details.name, en: mention.name } }),
  ...(mention.kindRecorded && details.kind !== mention.kind ? { kind: mention.kind } : {}),
});

interface GroupsPlan {
  readonly byUid: ReadonlyMap<string, PlannedGroup>;
  readonly fresh: RegisterPlan['groups'];
  readonly changed: RegisterPlan['changed']['groups'];
  readonly unchanged: number;
}

const planGroups = (rows: readonly RegisterRow[], known: KnownRegister, idOf: RegisterIds): GroupsPlan => {
  const byUid = new Map<string, PlannedGroup>();
  const fresh: { groupId: Uuid; details: GroupDetails }[] = [];
  const changed: { groupId: Uuid; changes: Partial<GroupDetails> }[] = [];
  let unchanged = 0;
  for (const [uid, mention] of mentioned(rows)) {
    const present = known.groups.get(uid);
    const group = present ?? { groupId: idOf('group', uid), details: newGroup(mention) };
    const changes = present ? groupChanges(present, mention) : {};
    byUid.set(uid, { groupId: group.groupId, details: { ...group.details, ...changes } });
    if (!present) fresh.push(group);
    else if (Object.keys(changes).length > 0) changed.push({ groupId: group.groupId, changes });
    else unchanged += 1;
  }
  return { byUid, fresh, changed, unchanged };
};

interface SchoolsPlan {
  readonly schools: PlannedSchool[];
  readonly changed: PlannedSchoolChange[];
  readonly memberships: PlannedMembership[];
  unchanged: number;
}

const planNew = (row: RegisterRow, groups: GroupsPlan, idOf: RegisterIds, plan: SchoolsPlan): void => {
  const schoolId = idOf('school', row.urn);
  const { status, closedOn } = row;
  plan.schools.push({ row: row.row, schoolId, details: detailsOf(row), status, closedOn });
  plan.memberships.push(...membershipsOf({ row, present: null, schoolId }, groups.byUid));
};

const planPresent = (row: RegisterRow, present: KnownSchool, groups: GroupsPlan, plan: SchoolsPlan): void => {
  // A row of a URN that the school has left behind says nothing new about it.
  const former = present.details.urn !== row.urn;
  const change = former ? null : changeOf(row, present);
  const moves = former ? [] : membershipsOf({ row, present, schoolId: present.schoolId }, groups.byUid);
  if (change) plan.changed.push(change);
  plan.memberships.push(...moves);
  if (!change && moves.length === 0) plan.unchanged += 1;
};

const leavesFirst = (moves: readonly PlannedMembership[]): readonly PlannedMembership[] => [
  ...moves.filter((move) => move.action === 'leave'),
  ...moves.filter((move) => move.action === 'join'),
];

/**
 * What importing these rows would do: pure, and the same plan for the dry run and the real one.
 * @param rows from `readRegister`
 * @param known what the platform has; schools and groups found there keep their ids
 * @param idOf the tenant id that a URN or a group's UID always leads to
 * @returns the plan for the rows that agree, and `errors` for the others
 */
export const planRegisterImport = (
  rows: readonly RegisterRow[],
  known: KnownRegister,
  idOf: RegisterIds,
): RegisterPlan => {
  const agreed = agreeing(rows);
  const groups = planGroups(agreed.rows, known, idOf);
  const plan: SchoolsPlan = { schools: [], changed: [], memberships: [], unchanged: 0 };
  for (const row of agreed.rows) {
    const present = known.schools.get(row.urn);
    if (present) planPresent(row, present, groups, plan);
    else planNew(row, groups, idOf, plan);
  }
  return {
    groups: groups.fresh,
    schools: plan.schools,
    memberships: leavesFirst(plan.memberships),
    changed: { schools: plan.changed, groups: groups.changed },
    unchanged: { schools: plan.unchanged, groups: groups.unchanged },
    errors: agreed.errors,
  };
};
