import type { Audience } from '#contracts/audience.port.js';
import type { CaseReading } from '#contracts/case-reading.port.js';
import type { RetainedKind } from '#contracts/retention.events.js';
import type { RequestContext } from '#platform/command/request-context.js';
import type { Loaded, Unit } from '#platform/command/unit.js';
import type { Uuid } from '#platform/kernel/event.js';
import { accept, type Result } from '#platform/kernel/result.js';
import type { RetainedSubject } from '../domain/due.js';
import { retentionDecider } from '../domain/retention.decider.js';
import { retentionErrors as errors } from '../domain/retention.errors.js';
import type { RetentionState, Subject } from '../domain/retention.state.js';
import { caseStream, personStream, streamOf } from '../domain/retention.streams.js';
import { caseFacts, personFacts } from '../domain/subject.facts.js';

/** The stream that a command writes, and the record's other one, which must not move meanwhile. */
export interface LoadedRecord {
  readonly own: Loaded<RetentionState>;
  readonly beside: RetentionState;
}

/** Loads both streams of a record for a command about this kind of subject. */
export const loadRecord = async (unit: Unit, kind: RetainedKind): Promise<LoadedRecord> => {
  const own = await unit.load(retentionDecider, streamOf(kind, unit.tenantId));
  const other = await unit.load(retentionDecider, streamOf(kind === 'case' ? 'person' : 'case', unit.tenantId));
  unit.guard(other.streamId, other.version);
  return { own, beside: other.state };
};

/** A subject, and what is known of it; a whole record has nothing to be known. */
export interface FoundSubject {
  readonly subject: Subject;
  readonly retained: RetainedSubject | null;
}

/** Looks a subject up in the streams of those who keep it, for somebody who may see it; the command rests on them. */
export const findSubject = async (
  unit: Unit,
  { actor }: RequestContext,
  { kind, subjectId }: { readonly kind: RetainedKind; readonly subjectId: Uuid },
  reading: CaseReading,
): Promise<Result<FoundSubject>> => {
  if (kind === 'record') {
    return subjectId === unit.tenantId
      ? accept({ subject: { kind, subjectId, personId: null }, retained: null })
      : errors.unknownSubject();
  }
  if (kind === 'person') {
    const person = await personOf(unit, subjectId);
    if (!person) return errors.unknownSubject();
    return accept({ subject: { kind, subjectId, personId: subjectId }, retained: { kind, facts: person } });
  }
  const { state: facts, streamId, version } = await unit.load(caseFacts, caseStream(subjectId));
  if (!facts || !reading.mayRead(actor, { ...facts, schoolId: unit.tenantId })) return errors.unknownSubject();
  unit.guard(streamId, version);
  const { subjectPersonId: personId } = facts;
  const about = personId === null ? null : await personOf(unit, personId);
  return accept({ subject: { kind, subjectId, personId }, retained: { kind, facts, about } });
};

const personOf = async (unit: Unit, personId: Uuid) => {
  const { state, streamId, version } = await unit.load(personFacts, personStream(personId));
  unit.guard(streamId, version);
  return state;
};

/** The post in which somebody acts: one that they hold today, in their own record before that of the school. */
export const actingPost = async (
  audience: Audience,
  { actor }: RequestContext,
  schoolId: Uuid,
): Promise<Result<string>> => {
  if (actor.personId === null) return errors.postMissing();
  for (const tenantId of new Set([actor.tenantId, schoolId])) {
    const [post] = await audience.postsHeldBy(tenantId, actor.personId);
    if (post !== undefined) return accept(post);
  }
  return errors.postMissing();
};
