import { AbsenceEnded, AbsenceStarted, PersonReturned } from '#contracts/people.events.js';
import type { PersonEvent } from '#contracts/people.events.js';
import type { CommandContext, Decider } from '#platform/kernel/decider.js';
import { accept } from '#platform/kernel/result.js';
import type { Refusal, Result } from '#platform/kernel/result.js';
import type { EndAbsence, PersonCommand, RecordReturn, StartAbsence } from './person.commands.js';
import { changeDetails, register } from './person-details.decide.js';
import {
  absenceEndsBeforeStart,
  alreadyAbsent,
  alreadyRegistered,
  hasLeft,
  hasNotLeft,
  notAbsent,
  returnBeforeLeaving,
  unknownPerson,
} from './person.errors.js';
import { evolvePerson } from './person.evolve.js';
import { endPost, leave, startPost } from './person-posts.decide.js';
import { checkDate, checkPastDate } from './person.rules.js';
import type { PersonState, RegisteredPerson } from './person.state.js';

/** Events, or why not. */
export type Decision = Result<readonly PersonEvent[], Refusal>;

const startAbsence = ({ startedOn }: StartAbsence, state: RegisteredPerson): Decision => {
  if (state.status === 'left') return hasLeft(state.leftOn);
  if (state.status === 'absent') return alreadyAbsent(state.absentSince);
  return checkDate('startedOn', startedOn) ?? accept([AbsenceStarted({ personId: state.personId, startedOn })]);
};

const endAbsence = ({ endedOn }: EndAbsence, state: RegisteredPerson, { now }: CommandContext): Decision => {
  if (state.status !== 'absent') return notAbsent();
  const no = checkPastDate('endedOn', endedOn, now);
  if (no) return no;
  if (endedOn < state.absentSince) return absenceEndsBeforeStart(endedOn, state.absentSince);
  return accept([AbsenceEnded({ personId: state.personId, endedOn })]);
};

const comeBack = ({ returnedOn }: RecordReturn, state: RegisteredPerson): Decision => {
  if (state.status !== 'left') return hasNotLeft();
  const no = checkDate('returnedOn', returnedOn);
  if (no) return no;
  if (returnedOn !== null && returnedOn < state.leftOn) return returnBeforeLeaving(returnedOn, state.leftOn);
  return accept([PersonReturned({ personId: state.personId, returnedOn })]);
};

const decideOnRegistered = (command: PersonCommand, state: RegisteredPerson, context: CommandContext): Decision => {
  switch (command.kind) {
    case 'RegisterPerson':
      return alreadyRegistered();
    case 'ChangePersonDetails':
      return changeDetails(command, state);
    case 'StartPost':
      return startPost(command, state);
    case 'EndPost':
      return endPost(command, state);
    case 'StartAbsence':
      return startAbsence(command, state);
    case 'EndAbsence':
      return endAbsence(command, state, context);
    case 'RecordLeaving':
      return leave(command, state, context);
    case 'RecordReturn':
      return comeBack(command, state);
  }
};

/** What a command brings about for one person in one school, or why not. */
export const decidePerson = (command: PersonCommand, state: PersonState, context: CommandContext): Decision => {
  if (state.status !== 'unregistered') return decideOnRegistered(command, state, context);
  return command.kind === 'RegisterPerson' ? register(command) : unknownPerson();
};

/** A person: stream `person-<personId>` in the school's log. */
export const personDecider: Decider<PersonState, PersonCommand, PersonEvent> = {
  initialState: { status: 'unregistered' },
  evolve: evolvePerson,
  decide: decidePerson,
};

/** The person's stream in each school's log. */
export const personStream = (personId: string): string => `person-${personId}`;
