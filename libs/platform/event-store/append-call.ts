import { plainArray as plain, textArray as quoted } from '#platform/postgres/array-literal.js';
import { instantOf, microsecondsOf, toMicroseconds } from './event-hash.js';
import type { AppendOutcome } from './event-store.js';
import type { PreparedAppend } from './prepared-append.js';

/**
 * What the store answered one command of a batch; see 0002-append.sql. `missing`: it answered nothing. `stands`: the
 * version of the command's only stream, where the answer to a conflict told it.
 */
export type CommandAnswer =
  | Exclude<AppendOutcome, { readonly status: 'conflict' }>
  | { readonly status: 'conflict'; readonly stands: number | null }
  | { readonly status: 'invalid' | 'later' | 'missing' };

const PARAMETERS = '$1,$2,$3,$4,$5,$6,$7,$8,$9,$10,$11,$12,$13,$14,$15,$16,$17';
const COLUMNS = 'c, what, first_position, event_count, recorded_us';

/** A way to call the store: which functions, with which parameters. */
export interface AppendCalls {
  readonly append: { readonly name: string; readonly text: string };
  /** The seed's, with the readings of its clock as one parameter more. */
  readonly appendAt: { readonly name: string; readonly text: string };
  /** One command of one event, the usual case; absent: there is no other way for it. */
  readonly appendOne?: { readonly name: string; readonly text: string };
  /** The parameters for a batch, in the order of the function's declaration. */
  readonly values: (wait: boolean, batch: readonly PreparedAppend[]) => unknown[];
}

const appendValues = (wait: boolean, batch: readonly PreparedAppend[]): unknown[] => {
  const streams = batch.flatMap((append, c) => append.streams.map((stream) => ({ c: c + 1, stream })));
  const events = streams.flatMap(({ stream }, s) => stream.events.map((event) => ({ s: s + 1, event })));
  return [
    wait,
    plain(batch.map((append) => append.tenantId)),
    plain(batch.map((append) => append.commandId)),
    Buffer.concat(batch.map((append) => append.requestHash)),
    quoted(batch.map((append) => append.actorId)),
    plain(batch.map((append) => append.causationId)),
    plain(batch.map((append) => append.correlationId)),
    plain(streams.map(({ c }) => c)),
    quoted(streams.map(({ stream }) => stream.streamId)),
    plain(streams.map(({ stream }) => stream.expectedVersion)),
    plain(events.map(({ s }) => s)),
    plain(events.map(({ event }) => event.eventId)),
    quoted(events.map(({ event }) => event.type)),
    plain(events.map(({ event }) => event.schemaVersion)),
    plain(events.map(({ event }) => event.occurredAt)),
    `[${events.map(({ event }) => event.bodyText).join(',')}]`,
    Buffer.concat(events.map(({ event }) => event.contentHash)),
  ];
};

const calls = (append: string, appendAt: string, values: AppendCalls['values']): AppendCalls => ({
  append: { name: `store_${append}`, text: `SELECT ${COLUMNS} FROM store.${append}(${PARAMETERS})` },
  appendAt: { name: `store_${appendAt}`, text: `SELECT ${COLUMNS} FROM store.${appendAt}(${PARAMETERS},$18)` },
  values,
});

/** Always the first of its batch. */
const ONE = {
  name: 'store_append_one',
  text: `SELECT 1, what, first_position, event_count, recorded_us
    FROM store.append_one($1,$2,$3,$4,$5,$6,$7,$8,$9,$10,$11,$12,$13,$14,$15)`,
} as const;

/** The parameters of `store.append_one`; null for what is not one command of one event. */
const valuesOfOne = (wait: boolean, [append, ...others]: readonly PreparedAppend[]): unknown[] | null => {
  if (append?.eventCount !== 1 || others.length > 0) return null;
  const stream = append.streams.length === 1 ? append.streams[0] : undefined;
  const event = stream?.events[0];
  if (!stream || !event) return null;
  return [
    wait,
    append.tenantId,
    append.commandId,
    append.requestHash,
    append.actorId,
    append.causationId,
    append.correlationId,
    stream.streamId,
    stream.expectedVersion,
    event.eventId,
    event.type,
    event.schemaVersion,
    event.occurredAt,
    event.bodyText,
    event.contentHash,
  ];
};

/** Commands of any tenants in one call. */
export const WHOLE_BATCH: AppendCalls = { ...calls('append', 'append_at', appendValues), appendOne: ONE };

/** On a cluster: commands of one tenant in one call, which goes to the node where the tenant is. */
export const BY_TENANT = calls('append_in', 'append_in_at', (wait, batch) => {
  const [, , ...parts] = appendValues(wait, batch);
  return [batch[0]?.tenantId, wait, ...parts];
});

/** What is sent for a batch: the statement and its parameters. `readings`: the seed's clock, one of each command. */
export const askFor = (
  calls: AppendCalls,
  { wait, batch, readings }: { wait: boolean; batch: readonly PreparedAppend[]; readings: readonly string[] | null },
): { readonly name: string; readonly text: string; readonly values: unknown[] } => {
  if (readings) return { ...calls.appendAt, values: [...calls.values(wait, batch), `{${readings.join(',')}}`] };
  const one = calls.appendOne ? valuesOfOne(wait, batch) : null;
  if (one && calls.appendOne) return { ...calls.appendOne, values: one };
  return { ...calls.append, values: calls.values(wait, batch) };
};

export type AnswerRow = readonly [
  c: number,
  what: string | null,
  first: string | null,
  count: number | null,
  at: string | null,
];

const toAnswer = ([, what, first, count, at]: AnswerRow): CommandAnswer => {
  switch (what) {
    case 'ok':
    case 'replayed':
      return { status: what, firstPosition: Number(first), count: Number(count), recordedAt: instantOf(Number(at)) };
    case 'conflict':
      return { status: what, stands: first === null ? null : Number(first) };
    case 'reused':
    case 'invalid':
    case 'later':
      return { status: what };
    case null:
      return { status: 'missing' };
    default:
      throw new Error(`store.append answered ${what}, which this program does not know.`);
  }
};

/** One answer per command of the batch, in its order. */
export const readAnswers = (size: number, rows: readonly AnswerRow[]): CommandAnswer[] => {
  const answers: CommandAnswer[] = Array.from({ length: size }, () => ({ status: 'missing' as const }));
  for (const row of rows) answers[row[0] - 1] = toAnswer(row);
  return answers;
};

/** The seed's clock as the store keeps it. Throws for what is no instant. */
export const clockReading = (instant: string): string => {
  const reading = toMicroseconds(instant);
  if (reading === null || microsecondsOf(reading) < 0)
    throw new Error(`The clock said ${instant}, which is no instant in UTC.`);
  return reading;
};
