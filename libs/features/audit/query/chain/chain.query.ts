import { Inject, Injectable } from '@nestjs/common';
import { SCHOOLS, type Schools } from '#contracts/schools.port.js';
import type { Uuid } from '#platform/kernel/event.js';
import type { ReadScope } from '#platform/read-store/read-store.js';
import { CAUSE_WITHIN, EventsQuery } from '../events/events.query.js';
import { EVENT_COLUMNS, type EventRow } from '../events/event.view.js';

/** An event among those that another one set off, directly or by others. */
export interface Effect {
  /** 1: set off by the event itself. */
  readonly depth: number;
  readonly event: object;
}

/** Why an event happened, and what it set off. */
export interface EventChain {
  readonly event: object;
  /** From what began it all to what set the event off. */
  readonly causes: readonly object[];
  /** What the same request wrote beside it. */
  readonly together: readonly object[];
  readonly effects: readonly Effect[];
  /** False where there may be more than is shown. */
  readonly complete: boolean;
}

interface Place {
  readonly tenantId: Uuid;
  readonly position: number;
}

interface Ranked {
  readonly depth: number;
  readonly row: EventRow;
}

/** More links than any chain of reactions has, and more effects than anybody reads. */
const MOST_LINKS = 20;
const MOST_EFFECTS = 200;

/**
 * The chain of causes through one event. A cause stands before its effect, in the same record and near by, or in the
 * record of the school that a group's membership is about; so the way up ends, and no link leads out of sight.
 */
@Injectable()
export class ChainQuery {
  constructor(
    @Inject(SCHOOLS) private readonly schools: Schools,
    private readonly events: EventsQuery,
  ) {}

  /** null: there is no such event in sight, or it is one that is withheld. */
  async chain(scope: ReadScope, place: Place): Promise<EventChain | null> {
    const look = new Look(scope, await this.schools.visibleFrom(scope));
    const event = await look.at(place);
    if (!event) return null;
    const causes = await causesOf(look, event);
    const effects = await effectsOf(look, event);
    const together = await look.together(event);
    const views = await this.views(scope, [event, ...causes, ...together, ...effects.map(({ row }) => row)]);
    const view = ({ id }: EventRow): object => views.get(id) ?? {};
    return {
      event: view(event),
      causes: causes.map(view),
      together: together.map(view),
      effects: effects.map(({ depth, row }) => ({ depth, event: view(row) })),
      complete: causes.length < MOST_LINKS && effects.length < MOST_EFFECTS,
    };
  }

  private async views(scope: ReadScope, rows: readonly EventRow[]): Promise<ReadonlyMap<Uuid, object>> {
    const views = await this.events.views(scope, rows);
    return new Map(rows.map(({ id }, n) => [id, views[n] ?? {}]));
  }
}

const causesOf = async (look: Look, event: EventRow): Promise<readonly EventRow[]> => {
  const causes: EventRow[] = [];
  for (let effect = event; causes.length < MOST_LINKS;) {
    const cause = await look.causeOf(effect);
    if (!cause) break;
    causes.unshift(cause);
    effect = cause;
  }
  return causes;
};

/** Breadth first, so that what is near is shown before what is far. */
const effectsOf = async (look: Look, event: EventRow): Promise<readonly Ranked[]> => {
  const found: Ranked[] = [];
  const seen = new Set([event.id]);
  let layer: readonly EventRow[] = [event];
  for (let depth = 1; layer.length > 0 && depth <= MOST_LINKS && found.length < MOST_EFFECTS; depth += 1) {
    const next = (await look.effectsOf(layer)).filter(({ id }) => !seen.has(id));
    for (const { id } of next) seen.add(id);
    found.push(...next.map((row) => ({ depth, row })));
    layer = next;
  }
  return found.slice(0, MOST_EFFECTS);
};

const VISIBLE = `store.event e JOIN unnest($1::uuid[], $2::bigint[]) AS v(tenant_id, first) ON v.tenant_id = e.tenant_id
  WHERE e.position >= v.first AND e.recorded_at <= $3 AND e.stream_id NOT LIKE 'breach-%'`;

/** Looks for events beside others: by ranges of positions, by which a log is read. */
class Look {
  private readonly visible: readonly unknown[];

  constructor(
    private readonly scope: ReadScope,
    from: ReadonlyMap<Uuid, number>,
  ) {
    const { tenants, past, at } = scope;
    this.visible = [tenants, tenants.map((tenant) => from.get(tenant) ?? 1), past ? at : 'infinity'];
  }

  async at({ tenantId, position }: Place): Promise<EventRow | null> {
    return (await this.find(`AND e.tenant_id = $4 AND e.position = $5`, [tenantId, position]))[0] ?? null;
  }

  async causeOf({ tenantId, position, causedBy, type, body }: EventRow): Promise<EventRow | null> {
    if (causedBy === null) return null;
    const near = await this.find(
      `AND e.tenant_id = $4 AND e.position BETWEEN $5::bigint - ${String(CAUSE_WITHIN)} AND $5::bigint - 1
         AND e.event_id = $6`,
      [tenantId, position, causedBy],
    );
    if (near[0]) return near[0];
    if (!/^Member(Joined|Left)$/.test(type)) return null;
    // The group's record names the school's and the place in it.
    const { schoolId, schoolPosition } = body;
    return (
      (
        await this.find(`AND e.tenant_id = $4 AND e.position = $5 AND e.event_id = $6`, [
          schoolId,
          schoolPosition,
          causedBy,
        ])
      )[0] ?? null
    );
  }

  /** What these set off in their own records, and in that of the group that the school joined or left. */
  async effectsOf(causes: readonly EventRow[]): Promise<readonly EventRow[]> {
    const values = [
      causes.map(({ id }) => id),
      causes.map(({ tenantId }) => tenantId),
      causes.map(({ position }) => position),
      MOST_EFFECTS,
    ];
    const near = await this.find(
      `AND EXISTS (SELECT FROM unnest($4::uuid[], $5::uuid[], $6::bigint[]) AS c(event_id, tenant_id, position)
         WHERE c.tenant_id = e.tenant_id AND e.position BETWEEN c.position + 1 AND c.position + ${String(CAUSE_WITHIN)}
           AND e.causation_id = c.event_id)
         AND e.position > (SELECT min(p) FROM unnest($6::bigint[]) AS p)
         AND e.position <= (SELECT max(p) FROM unnest($6::bigint[]) AS p) + ${String(CAUSE_WITHIN)}
         AND e.tenant_id = ANY ($5::uuid[])
       ORDER BY e.tenant_id, e.position LIMIT $7`,
      values,
    );
    const groups = causes.flatMap(({ id, type, body: { groupId } }) =>
      /^School(Joined|Left)Group$/.test(type) && typeof groupId === 'string' ? [{ id, groupId }] : [],
    );
    if (groups.length === 0) return near;
    const far = await this.find(
      `AND e.tenant_id = ANY ($4::uuid[]) AND e.stream_id = ANY ($5::text[]) AND e.causation_id = ANY ($6::uuid[])
       ORDER BY e.tenant_id, e.position LIMIT $7`,
      [
        groups.map(({ groupId }) => groupId),
        groups.map(({ groupId }) => `group-${groupId}`),
        groups.map(({ id }) => id),
        MOST_EFFECTS,
      ],
    );
    return [...near, ...far];
  }

  /** What one append recorded at one instant, beside this event. */
  together({ id, tenantId, position, correlationId }: EventRow): Promise<EventRow[]> {
    const nearby = 100;
    return this.find(
      `AND e.tenant_id = $4 AND e.position BETWEEN $5::bigint - ${String(nearby)} AND $5::bigint + ${String(nearby)}
         AND e.correlation_id = $6 AND e.event_id <> $7
         AND e.recorded_at = (SELECT o.recorded_at FROM store.event o WHERE o.tenant_id = $4 AND o.position = $5)
       ORDER BY e.position`,
      [tenantId, position, correlationId, id],
    );
  }

  private find(more: string, values: readonly unknown[]): Promise<EventRow[]> {
    return this.scope.sql<EventRow>(`SELECT ${EVENT_COLUMNS} FROM ${VISIBLE} ${more}`, [...this.visible, ...values]);
  }
}
