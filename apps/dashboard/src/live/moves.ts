import type { Moved } from '../../../../libs/contracts/graphql/schema.types.js';
import type { Position } from '../api/positions.js';

/** Positions by tenant. */
export type Positions = ReadonlyMap<string, number>;

/** What the server has told: how far each record is, and where it stood when the screen was asked for. */
export interface Known {
  readonly reached: Positions;
  readonly origin: Positions;
}

/** Before anything was told. */
export const nothingKnown: Known = { reached: new Map(), origin: new Map() };

/** What is known after a message. A position never goes back; where counting began stays. */
export const hear = ({ reached, origin }: Known, moves: readonly Moved[]): Known => {
  const nextReached = new Map(reached);
  const nextOrigin = new Map(origin);
  for (const { tenant, position, events } of moves) {
    nextReached.set(tenant, Math.max(position, nextReached.get(tenant) ?? 0));
    if (!nextOrigin.has(tenant)) nextOrigin.set(tenant, position - events);
  }
  return { reached: nextReached, origin: nextOrigin };
};

/** The positions to name when a connection is made again: nothing that happened meanwhile is lost. */
export const sinceOf = ({ reached }: Known): Position[] =>
  [...reached].map(([tenant, position]) => ({ tenant, position }));

/** What a screen stands on: for each of its questions what was known when it was put; undefined: nothing yet. */
export type Asked = readonly (Positions | undefined)[];

const baseOf = (tenant: string, { origin }: Known, asked: Asked): number => {
  const first = origin.get(tenant) ?? 0;
  const bases = asked.map((positions) => positions?.get(tenant) ?? first);
  return bases.length === 0 ? Number.POSITIVE_INFINITY : Math.min(...bases);
};

export interface Screen {
  readonly asked: Asked;
  /** What this tab has written: it is no news to who wrote it. */
  readonly written: readonly Position[];
  /** The one record that the screen is about; null: all of them. */
  readonly about: string | null;
}

const eventsOf = (tenant: string, position: number, known: Known, { asked, written }: Screen): number => {
  const own = written.find((one) => one.tenant === tenant)?.position ?? 0;
  return Math.max(0, position - Math.max(baseOf(tenant, known, asked), own));
};

/** Where the records stand that have news for a screen, most news first, each with how many events that is. */
export const newsFor = (known: Known, screen: Screen): (Position & { readonly events: number })[] =>
  [...known.reached]
    .filter(([tenant]) => screen.about === null || screen.about === tenant)
    .map(([tenant, position]) => ({ tenant, position, events: eventsOf(tenant, position, known, screen) }))
    .filter(({ events }) => events > 0)
    .sort((one, other) => other.events - one.events);

/** The record that an address is about: a school's page, or a list of one school; null: of all that one may see. */
export const aboutOf = (
  params: Readonly<Record<string, unknown>>,
  search: Readonly<Record<string, unknown>>,
): string | null => {
  const named = params['schoolId'] ?? search['schoolId'] ?? search['tenantId'];
  return typeof named === 'string' && named !== '' ? named : null;
};
