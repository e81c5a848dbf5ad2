import type { LocalText } from '#contracts/local-text.js';
import type { Uuid } from '#platform/kernel/event.js';
import type { JsonObject } from '#platform/kernel/json.js';
import { sentenceOf, whyOf } from './event.sentence.js';
import { both, postIn } from './event.words.js';

/** An event as it is stored. */
export interface EventRow {
  readonly id: Uuid;
  readonly tenantId: Uuid;
  readonly position: number;
  readonly streamId: string;
  readonly version: number;
  readonly type: string;
  readonly recordedAt: Date;
  readonly effectiveAt: Date;
  readonly actorId: string;
  readonly causedBy: Uuid | null;
  readonly correlationId: Uuid;
  readonly body: JsonObject;
  readonly contentHash: string;
}

/** The columns of an `EventRow`, of a table `e`. */
export const EVENT_COLUMNS = `e.event_id AS id, e.tenant_id AS "tenantId", e.position::float8 AS position,
  e.stream_id AS "streamId", e.version::int AS version, e.type, date_trunc('milliseconds', e.recorded_at) AS "recordedAt",
  e.occurred_at AS "effectiveAt", e.actor_id AS "actorId", e.causation_id AS "causedBy",
  e.correlation_id AS "correlationId", e.body, encode(e.content_hash, 'hex') AS "contentHash"`;

/** The event that set off another one. */
export interface Cause {
  readonly id: Uuid;
  readonly tenantId: Uuid;
  readonly position: number;
  readonly streamId: string;
  readonly type: string;
  readonly recordedAt: Date;
  readonly body: JsonObject;
}

/** The policy that an event is about. */
export interface PolicyTold {
  readonly policyId: Uuid;
  readonly title: LocalText;
}

/** What the words of a page of events are made from. */
export interface Around {
  readonly names: ReadonlyMap<Uuid, string | null>;
  readonly schools: ReadonlyMap<Uuid, LocalText>;
  readonly causes: ReadonlyMap<Uuid, Cause>;
  /** The policy that an event is about, by the event's id. */
  readonly policies: ReadonlyMap<Uuid, PolicyTold>;
  /** Labels of the posts that an event's author held that day, by the event's id. */
  readonly posts: ReadonlyMap<Uuid, readonly string[]>;
}

/** Records about a case are shown as having been written and nothing more, whoever asks; it has its own screen. */
export const isWithheld = ({ streamId }: { readonly streamId: string }): boolean => streamId.startsWith('breach-');

/** Neither which case, nor who wrote it, nor what else the same request did. */
const withholding = (row: EventRow): object => ({
  ...row,
  streamId: 'confidential',
  correlationId: row.id,
  causedBy: null,
  because: null,
  body: {},
  type: 'ConfidentialRecordWritten',
  sentence: both('A confidential record was written.', 'Ysgrifennwyd cofnod cyfrinachol.'),
  why: null,
  actorId: '',
  actorName: null,
  actorPosts: [],
  aboutName: null,
  policy: null,
});

const causeOf = ({ id, tenantId, position, type, recordedAt, body }: Cause): object => ({
  ...{ id, tenantId, position, recordedAt },
  sentence: sentenceOf(type, body),
});

/** Whom an event is about, where that is somebody else than its author. */
const aboutWhom = ({ actorId, body: { personId } }: EventRow): Uuid | null =>
  typeof personId === 'string' && personId !== actorId ? personId : null;

/** Everybody whom a page names. */
export const namedIn = (rows: readonly EventRow[]): readonly string[] =>
  rows.filter((row) => !isWithheld(row)).flatMap((row) => [row.actorId, aboutWhom(row) ?? '']);

/** Who, in which post then, whom it is about, and what set it off. */
const people = (row: EventRow, { names, causes, posts }: Around): object => {
  const cause = causes.get(row.causedBy ?? '');
  return {
    because: cause ? causeOf(cause) : null,
    actorName: names.get(row.actorId) ?? null,
    actorPosts: (posts.get(row.id) ?? []).map(postIn),
    aboutName: names.get(aboutWhom(row) ?? '') ?? null,
  };
};

/** An event as the schema shows it. */
export const viewOf = (row: EventRow, around: Around): object => {
  const tenantName = around.schools.get(row.tenantId) ?? null;
  if (isWithheld(row)) return { ...withholding(row), tenantName };
  const policy = around.policies.get(row.id) ?? null;
  const told = { sentence: sentenceOf(row.type, row.body), why: whyOf(row.body), tenantName, policy };
  return { ...row, ...told, ...people(row, around) };
};
