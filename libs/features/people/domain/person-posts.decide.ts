import { PersonLeft, PostEnded, PostStarted } from '#contracts/people.events.js';
import type { PersonEvent } from '#contracts/people.events.js';
import { isBody, postOf } from '#contracts/posts.js';
import type { CommandContext } from '#platform/kernel/decider.js';
import type { PlainDate } from '#platform/kernel/event.js';
import { accept } from '#platform/kernel/result.js';
import type { Refusal, Result } from '#platform/kernel/result.js';
import type { EndPost, RecordLeaving, StartPost } from './person.commands.js';
import { endBeforeStart, hasLeft, postAlreadyHeld, postIsABody, postNotHeld, postUnnamed } from './person.errors.js';
import { checkDate, checkPastDate, overlap } from './person.rules.js';
import type { HeldPost, RegisteredPerson } from './person.state.js';

type Decision = Result<readonly PersonEvent[], Refusal>;

const endOf = (state: RegisteredPerson, { post, startDate }: HeldPost, endDate: PlainDate): PersonEvent =>
  PostEnded({ personId: state.personId, post, startDate, endDate });

const checkPost = (name: string): Result<never, Refusal> | null => {
  if (postOf(name).key === '') return postUnnamed();
  return isBody(name) ? postIsABody(name) : null;
};

const checkDates = (startDate: PlainDate | null, endDate: PlainDate | null): Result<never, Refusal> | null => {
  const no = checkDate('startDate', startDate) ?? checkDate('endDate', endDate);
  if (no || startDate === null || endDate === null) return no;
  return endDate < startDate ? endBeforeStart(endDate, startDate) : null;
};

/** A post begins, and ends if its last day is known; it may not run over another time of the same post. */
export const startPost = (command: StartPost, state: RegisteredPerson): Decision => {
  if (state.status === 'left') return hasLeft(state.leftOn);
  const { post: name, postKind, startDate, endDate = null } = command;
  const no = checkPost(name) ?? checkDates(startDate, endDate);
  if (no) return no;
  const { key, label } = postOf(name);
  const held = state.posts.find((one) => one.post === key && overlap(one, { startDate, endDate }));
  if (held) return postAlreadyHeld(label, held.startDate);
  const { personId } = state;
  const started = PostStarted({ personId, post: key, postLabel: label, kind: postKind, startDate });
  return accept(endDate === null ? [started] : [started, endOf(state, { post: key, startDate, endDate }, endDate)]);
};

/** A post ends, or its last day is corrected. */
export const endPost = ({ post: name, startDate, endDate }: EndPost, state: RegisteredPerson): Decision => {
  const post = postOf(name);
  const held = state.posts.findLast(
    (one) => one.post === post.key && (startDate === undefined || one.startDate === startDate),
  );
  if (!held) return postNotHeld(post.label);
  const no = checkDate('endDate', endDate);
  if (no) return no;
  if (held.startDate !== null && endDate < held.startDate) return endBeforeStart(endDate, held.startDate);
  return accept(held.endDate === endDate ? [] : [endOf(state, held, endDate)]);
};

const later = (one: PlainDate, other: PlainDate | null): PlainDate => (other !== null && other > one ? other : one);

/** The person leaves: posts that run on end that day, one that had not begun on its first. */
export const leave = ({ leftOn }: RecordLeaving, state: RegisteredPerson, { now }: CommandContext): Decision => {
  if (state.status === 'left') return hasLeft(state.leftOn);
  const no = checkPastDate('leftOn', leftOn, now);
  if (no) return no;
  const running = state.posts.filter((one) => one.endDate === null || one.endDate > leftOn);
  const ends = running
    .map((one) => ({ one, endDate: later(leftOn, one.startDate) }))
    .filter(({ one, endDate }) => endDate !== one.endDate)
    .map(({ one, endDate }) => endOf(state, one, endDate));
  return accept([...ends, PersonLeft({ personId: state.personId, leftOn })]);
};
