import type { LocalText } from '#contracts/local-text.js';
import type { Instant, Uuid } from '#platform/kernel/event.js';

/** A record's log. */
export interface Log {
  readonly tenantId: Uuid;
  readonly kind: 'school' | 'group';
  readonly head: number;
}

/** How far one read model of one record is. */
export interface Cell {
  readonly tenantId: Uuid;
  readonly projection: string;
  readonly version: number;
  readonly position: number;
  readonly parkedAt: Instant | null;
}

/** A read model that there ought to be. */
export interface Model {
  readonly group: string;
  readonly name: string;
  readonly version: number;
}

export interface GroupState {
  readonly group: string;
  readonly models: number;
  readonly position: number;
  readonly behind: number;
  readonly parked: number;
  readonly parkedSince: Instant | null;
}

export interface LogState extends Log {
  /** The position that all read models have reached. */
  readonly position: number;
  readonly groups: readonly GroupState[];
}

/** A read model without a checkpoint has taken in nothing. */
const cellOf = (model: Model, tenantId: Uuid, cells: readonly Cell[]): Cell =>
  cells.find(({ projection, version }) => projection === model.name && version === model.version) ?? {
    tenantId,
    projection: model.name,
    version: model.version,
    position: 0,
    parkedAt: null,
  };

const groupState = (group: string, head: number, cells: readonly Cell[]): GroupState => {
  const position = Math.min(...cells.map((cell) => cell.position));
  const parked = cells.flatMap(({ parkedAt }) => (parkedAt === null ? [] : [parkedAt])).sort();
  return {
    ...{ group, models: cells.length, position, behind: Math.max(0, head - position) },
    ...{ parked: parked.length, parkedSince: parked[0] ?? null },
  };
};

/** How far the read models of a record are, by feature. */
export const stateOf = (log: Log, cells: readonly Cell[], models: readonly Model[]): LogState => {
  const groups = [...new Set(models.map(({ group }) => group))].map((group) =>
    groupState(
      group,
      log.head,
      models.filter((model) => model.group === group).map((model) => cellOf(model, log.tenantId, cells)),
    ),
  );
  return { ...log, position: Math.min(log.head, ...groups.map(({ position }) => position)), groups };
};

const counted = (count: number, one: string, more: string): string =>
  `${count.toLocaleString('en-GB')} ${count === 1 ? one : more}`;

/** After a numeral Welsh takes the singular, and mutates it after some; `o` with the plural serves for any number. */
const events = { one: 'digwyddiad', more: 'o ddigwyddiadau' } as const;
const records = { one: 'cofnod', more: 'o gofnodion' } as const;
const welsh = (count: number, { one, more }: { one: string; more: string }): string => counted(count, one, more);

const isParked = ({ groups }: LogState): boolean => groups.some(({ parked }) => parked > 0);

/** "18,204 events in 13 records. Every screen shows all of them." - or what is missing, and where. */
export const recordsSentence = (states: readonly LogState[]): LocalText => {
  const total = states.reduce((sum, { head }) => sum + head, 0);
  const missing = states.reduce((sum, { head, position }) => sum + head - position, 0);
  const parked = states.filter(isParked).length;
  const behind = states.filter(({ head, position }) => position < head).length;
  const first = {
    en: `${counted(total, 'event', 'events')} in ${counted(states.length, 'record', 'records')}.`,
    cy: `${welsh(total, events)} mewn ${welsh(states.length, records)}.`,
  };
  const then = parked > 0 ? standing(parked) : lagging(behind, missing);
  return { en: `${first.en} ${then.en}`, cy: `${first.cy} ${then.cy}` };
};

const standing = (count: number): { readonly en: string; readonly cy: string } => ({
  en: `In ${counted(count, 'record', 'records')} some screens stand still: they met an event that they cannot take in.`,
  cy: `Mewn ${welsh(count, records)} mae rhai sgriniau wedi sefyll: daethant at ddigwyddiad na allant ei gymryd i mewn.`,
});

const lagging = (count: number, missing: number): { readonly en: string; readonly cy: string } =>
  count === 0
    ? { en: 'Every screen shows all of them.', cy: 'Mae pob sgrin yn dangos pob un ohonynt.' }
    : {
        en: `${counted(count, 'record is', 'records are')} behind: ${counted(missing, 'event is', 'events are')} not on every screen yet.`,
        cy: `Mae ${welsh(count, records)} ar ei hôl hi: nid yw ${welsh(missing, events)} ar bob sgrin eto.`,
      };
