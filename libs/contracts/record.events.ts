import { defineEvent } from '#platform/kernel/event.js';
import type { EventOf, Uuid } from '#platform/kernel/event.js';

/** How making the read models anew ended. `failed`: one of them could not be made; the rows that stood still stand. */
export type RebuildOutcome = 'done' | 'stopped' | 'failed';

/** Somebody asked for all read models of this record to be made anew from its events. */
export const RebuildAsked = defineEvent('RebuildAsked', 1)<{ readonly rebuildId: Uuid; readonly reason: string }>();

/** Somebody asked for it to stop; what is made until then stays. */
export const RebuildStopAsked = defineEvent('RebuildStopAsked', 1)<{ readonly rebuildId: Uuid }>();

/** It ended: so many of so many read models were made anew. */
export const RebuildEnded = defineEvent('RebuildEnded', 1)<{
  readonly rebuildId: Uuid;
  readonly outcome: RebuildOutcome;
  readonly done: number;
  readonly of: number;
}>();

export type RecordEvent =
  EventOf<typeof RebuildAsked> | EventOf<typeof RebuildStopAsked> | EventOf<typeof RebuildEnded>;

/** Every event of this feature, for the catalogue. */
export const recordEvents = [RebuildAsked, RebuildStopAsked, RebuildEnded] as const;
