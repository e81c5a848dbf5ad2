import { Inject, Injectable } from '@nestjs/common';
import type { LocalText } from '#contracts/local-text.js';
import { SCHOOLS, type Schools } from '#contracts/schools.port.js';
import { EVENT_SHAPES } from '#platform/event-store/event-shapes.js';
import type { EventShapes, StoredEvent } from '#platform/event-store/event-store.js';
import type { DomainEvent, RecordedEvent, Uuid } from '#platform/kernel/event.js';
import { pageOf } from '#platform/read-store/page.js';
import type { ReadScope } from '#platform/read-store/read-store.js';
import { READ_MODELS, type ReadModel } from '#platform/rebuild/read-models.js';
import { EventsQuery } from '../events/events.query.js';
import { EVENT_COLUMNS, isWithheld, type EventRow } from '../events/event.view.js';
import { differences, modelsOf, StateFold, type Held, type State } from './state.fold.js';
import { fieldWords, isSealedValue, valueWords, type FieldWords } from './state.words.js';

/** A field after an event; `value` null: it is sealed. */
export interface FieldState extends FieldWords {
  readonly value: LocalText | null;
  readonly sealed: boolean;
}

/** A field that an event changed; null: nothing was recorded, or it is sealed. */
export interface FieldChange extends FieldWords {
  readonly before: LocalText | null;
  readonly after: LocalText | null;
  readonly sealed: boolean;
}

/** An event of a stream, what it changed, and how all stood after it. */
export interface HistoryStep {
  readonly version: number;
  readonly event: object;
  readonly changes: readonly FieldChange[];
  readonly state: readonly FieldState[];
}

/** The events of one thing with the state after each. */
export interface StreamHistory {
  readonly tenantId: Uuid;
  readonly streamId: string;
  /** Events that the asker may see. */
  readonly total: number;
  /** Version of the first of them. */
  readonly firstVersion: number;
  readonly steps: readonly HistoryStep[];
}

/** Which stream, and from which of its events. */
export interface HistoryAsked {
  readonly tenantId: Uuid;
  readonly streamId: string;
  readonly from: number;
  readonly first: number;
}

/** More than any policy, person or campaign ever has; a stream is read as a whole by every command upon it. */
const MOST_EVENTS = 2_000;

type StoredRow = EventRow & { readonly schemaVersion: number };

/** What an event changed, before it is said in words. */
interface Folded {
  readonly row: StoredRow;
  readonly before: State;
  readonly after: State;
}

/** One thing, event by event: the state is folded by the same functions that fill the tables. */
@Injectable()
export class HistoryQuery {
  constructor(
    @Inject(SCHOOLS) private readonly schools: Schools,
    @Inject(READ_MODELS) private readonly models: readonly ReadModel[],
    @Inject(EVENT_SHAPES) private readonly shapes: EventShapes,
    private readonly events: EventsQuery,
  ) {}

  /** null: there is no such stream in sight, or it is one that is withheld. */
  async history(scope: ReadScope, asked: HistoryAsked): Promise<StreamHistory | null> {
    const { tenantId, streamId, from, first } = asked;
    const { limit } = pageOf({ first });
    if (isWithheld(asked) || !scope.tenants.includes(tenantId)) return null;
    const firstSeen = (await this.schools.visibleFrom(scope, tenantId)).get(tenantId) ?? 1;
    const rows = await eventsOf(scope, asked);
    const seen = rows.filter(({ position }) => position >= firstSeen);
    const [begin] = seen;
    if (!begin) return null;
    const wanted = seen.filter(({ version }) => version >= from).slice(0, limit);
    const folded = this.fold(streamId, rows, new Set(wanted));
    const views = await this.events.views(scope, wanted);
    const steps = folded.map((one, n): HistoryStep => ({
      version: one.row.version,
      event: views[n] ?? {},
      // What stood before is told by an event before what the asker may see.
      changes: changesOf(one, one.row === begin && begin.version > 1),
      state: statesOf(one.after),
    }));
    return { tenantId, streamId, total: seen.length, firstVersion: begin.version, steps };
  }

  private fold(streamId: string, rows: readonly StoredRow[], wanted: ReadonlySet<StoredRow>): readonly Folded[] {
    const fold = new StateFold(
      modelsOf(
        streamId,
        this.models.map(({ projection }) => projection),
      ),
    );
    let before = fold.state();
    return rows.flatMap((row) => {
      fold.apply(this.shapes.current(stored(row)) as unknown as RecordedEvent<DomainEvent<string, never>>);
      if (!wanted.has(row)) {
        before = fold.state();
        return [];
      }
      const step = { row, before, after: fold.state() };
      before = step.after;
      return [step];
    });
  }
}

const eventsOf = ({ sql, past, at }: ReadScope, { tenantId, streamId }: HistoryAsked): Promise<StoredRow[]> =>
  sql<StoredRow>(
    `SELECT ${EVENT_COLUMNS}, e.schema_version AS "schemaVersion" FROM store.event e
     WHERE e.tenant_id = $1 AND e.stream_id = $2 AND e.recorded_at <= $3 ORDER BY e.version LIMIT ${String(MOST_EVENTS)}`,
    [tenantId, streamId, past ? at : 'infinity'],
  );

const stored = (row: StoredRow): StoredEvent => {
  const { id: eventId, tenantId, streamId, version, position, type, schemaVersion, body } = row;
  const { actorId, causedBy: causationId, correlationId, recordedAt, effectiveAt } = row;
  const times = { recordedAt: recordedAt.toISOString(), occurredAt: effectiveAt.toISOString() };
  const metadata = { eventId, tenantId, streamId, version, position, actorId, causationId, correlationId, ...times };
  return { type, schemaVersion, body, metadata };
};

const statesOf = (state: State): readonly FieldState[] =>
  [...state.values()].flatMap((held) => {
    const words = fieldWords(held, state);
    const sealed = isSealedValue(held.value);
    return words ? [{ ...words, sealed, value: sealed ? null : valueWords(held.value) }] : [];
  });

const changesOf = ({ before, after }: Folded, hidesBefore: boolean): readonly FieldChange[] =>
  differences(before, after).flatMap((change) => {
    const held = change.after ?? change.before;
    const words = held && fieldWords(held, change.after ? after : before);
    if (!words) return [];
    const sealed = [change.before, change.after].some((one) => isSealedValue(one?.value));
    const say = (one: Held | null): LocalText | null => (sealed ? null : valueWords(one?.value));
    return [{ ...words, sealed, before: hidesBefore ? null : say(change.before), after: say(change.after) }];
  });
