import type { Uuid } from '#platform/kernel/event.js';
import type { PersonChange } from '../command/record-people/record-people.handler.js';
import type { PersonCommand } from '../domain/person.commands.js';
import type { PeoplePlan, PlannedPost } from './people.types.js';

const postCommand = (planned: PlannedPost): PersonCommand => {
  const { startDate, endDate } = planned;
  const post = planned.post.label;
  return planned.action === 'start'
    ? { kind: 'StartPost', post, postKind: planned.postKind, startDate, endDate }
    : { kind: 'EndPost', post, startDate, endDate: planned.endDate };
};

/** A plan as each school's list of commands, in the plan's order: register, change, return, posts. */
export const changesBySchool = (plan: PeoplePlan): ReadonlyMap<Uuid, readonly PersonChange[]> => {
  const bySchool = new Map<Uuid, PersonChange[]>();
  const add = ({ schoolId, personId }: { schoolId: Uuid; personId: Uuid }, command: PersonCommand): void => {
    const changes = bySchool.get(schoolId) ?? [];
    bySchool.set(schoolId, changes);
    changes.push({ personId, command });
  };
  for (const planned of plan.register) {
    const { row: _row, schoolId: _school, ...person } = planned;
    add(planned, { kind: 'RegisterPerson', ...person });
  }
  for (const planned of plan.changes) {
    const { row: _row, schoolId: _school, personId: _person, ...changes } = planned;
    add(planned, { kind: 'ChangePersonDetails', ...changes });
  }
  for (const planned of plan.returns) add(planned, { kind: 'RecordReturn', returnedOn: planned.returnedOn });
  for (const planned of plan.posts) add(planned, postCommand(planned));
  return bySchool;
};
