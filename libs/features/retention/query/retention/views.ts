import type { LocalText } from '#contracts/local-text.js';
import { ruleNamed, ruleWords } from '#contracts/retention-schedule.js';
import type { ErasedName } from '#contracts/retained.port.js';
import type { Actor } from '#platform/auth/actor.js';
import type { Uuid } from '#platform/kernel/event.js';
import type { ErasureStep } from '../../projection/erasure/erasure.projection.js';
import type { RetentionItem } from './retention.items.js';
import { fieldWords, missingWords, postWords, ruleView } from './retention.words.js';
import type { ErasureFound, HoldFound } from './rows.query.js';

/** What the words of an answer are made from. */
export interface Around {
  readonly actor: Actor;
  /** Past screens offer no action. */
  readonly past: boolean;
  readonly schools: ReadonlyMap<Uuid, LocalText>;
  /** Names of who acted. */
  readonly people: ReadonlyMap<Uuid, string | null>;
  /** Names of what it is about. */
  readonly subjects: ReadonlyMap<string, LocalText | ErasedName | null>;
}

const DECIDE = ['HEADTEACHER', 'TRUST_LEAD'];
const KEEP = ['CLERK', ...DECIDE];

const upper = (text: string): string => text.toUpperCase();

/** Whether somebody may place holds and put erasures forward at all. */
export const mayAct = ({ actor, past }: Pick<Around, 'actor' | 'past'>): boolean => !past && KEEP.includes(actor.role);

const mayDecideOn = ({ actor, past }: Around, personId: Uuid | null, kind: string): boolean =>
  !past && DECIDE.includes(actor.role) && !(kind === 'person' && personId === actor.personId);

/** The key under which the name of a subject is kept. */
export const subjectKey = (schoolId: Uuid, subjectId: Uuid): string => `${schoolId}/${subjectId}`;

/** When and under which rule a name went, in words. */
export const erasedNote = ({ erasedOn, rule }: ErasedName): object => ({ on: erasedOn, rule: ruleWords(rule) });

const isName = (found: LocalText | ErasedName): found is LocalText => 'en' in found;

/** A name, or what stands in its place. */
export const named = (
  found: LocalText | ErasedName | null | undefined,
): { name: LocalText | null; erased: object | null } => {
  if (!found) return { name: null, erased: null };
  return isName(found) ? { name: found, erased: null } : { name: null, erased: erasedNote(found) };
};

const aboutOf = ({ schools, subjects }: Around, schoolId: Uuid, kind: string, subjectId: Uuid): object => ({
  ...{ schoolId, subjectId, kind: upper(kind), schoolName: schools.get(schoolId) ?? null },
  ...named(kind === 'record' ? schools.get(schoolId) : subjects.get(subjectKey(schoolId, subjectId))),
});

export const holdView = (hold: HoldFound, around: Around): object => ({
  ...aboutOf(around, hold.schoolId, hold.kind, hold.subjectId),
  id: hold.id,
  placedAt: hold.placedAt,
  placedByName: around.people.get(hold.placedBy) ?? null,
  placedPost: postWords(hold.placedPost),
  reason: hold.reason,
  liftedAt: hold.liftedAt,
  liftedByName: around.people.get(hold.liftedBy ?? '') ?? null,
  liftedPost: hold.liftedPost === null ? null : postWords(hold.liftedPost),
  liftReason: hold.liftReason,
  mayLift: hold.liftedAt === null && mayDecideOn(around, hold.personId, hold.kind),
});

const stepView = (step: ErasureStep | null, { people }: Around): object | null =>
  step && {
    at: step.at,
    byName: people.get(step.by) ?? null,
    post: step.post === null ? null : postWords(step.post),
    position: step.position,
    eventId: step.eventId,
  };

/** Counted fields with their words, and their sum. */
export const fieldsView = (
  fields: readonly { readonly type: string; readonly field: string; readonly count: number }[],
): { fields: readonly object[]; fieldCount: number } => ({
  fields: fields.map(({ type, field, count }) => ({ type, field, count, words: fieldWords(field) })),
  fieldCount: fields.reduce((sum, { count }) => sum + count, 0),
});

const NO_THINGS = { keyId: null, wrappedBy: null, fields: [], files: 0, mails: 0, labels: 0 };

const certificateOf = ({ erasedOn, rule, things }: ErasureFound): object | null => {
  if (erasedOn === null) return null;
  const { fields, ...rest } = things ?? NO_THINGS;
  const known = ruleNamed(rule);
  return {
    ...{ erasedOn, ruleName: rule, rule: known && ruleView(known), ...rest, ...fieldsView(fields) },
    reapplied: things === null,
  };
};

export const erasureView = (one: ErasureFound, around: Around): object => {
  const known = ruleNamed(one.rule);
  const isOpen = one.status === 'PROPOSED' && !around.past;
  const isMine = one.proposed?.by === around.actor.actorId;
  return {
    ...aboutOf(around, one.schoolId, one.kind, one.subjectId),
    ...{ id: one.id, status: one.status, dueOn: one.dueOn, reason: one.reason, declineReason: one.declineReason },
    ground: one.ground && upper(one.ground),
    rule: known && ruleView(known),
    proposed: stepView(one.proposed, around),
    decided: stepView(one.decided, around),
    done: stepView(one.done, around),
    certificate: certificateOf(one),
    mayDecide: isOpen && !isMine && mayDecideOn(around, one.personId, one.kind),
    mayWithdraw: isOpen && isMine,
  };
};

export const itemView = (
  { schoolId, kind, subjectId, name, due, state, holds, erasureId }: RetentionItem<HoldFound>,
  around: Around,
): object => {
  const { rule, missing, countedFrom, dueOn, notBefore } = due;
  return {
    ...{ schoolId, subjectId, name, state, erasureId, countedFrom, dueOn, notBefore },
    kind: upper(kind),
    schoolName: around.schools.get(schoolId) ?? null,
    rule: rule && ruleView(rule),
    missing: missing && missingWords[missing],
    holds: holds.map((hold) => holdView(hold, around)),
  };
};
