import {
  RebuildAsked,
  RebuildEnded,
  RebuildStopAsked,
  type RebuildOutcome,
  type RecordEvent,
} from '#contracts/record.events.js';
import type { Decider } from '#platform/kernel/decider.js';
import type { Uuid } from '#platform/kernel/event.js';
import { accept, type Result } from '#platform/kernel/result.js';
import { recordErrors as errors } from './record.errors.js';

export interface AskRebuild {
  readonly kind: 'AskRebuild';
  readonly rebuildId: Uuid;
  readonly reason: string;
}

export interface StopRebuild {
  readonly kind: 'StopRebuild';
  readonly rebuildId: Uuid;
}

export interface EndRebuild {
  readonly kind: 'EndRebuild';
  readonly rebuildId: Uuid;
  readonly outcome: RebuildOutcome;
  readonly done: number;
  readonly of: number;
}

export type RebuildCommand = AskRebuild | StopRebuild | EndRebuild;

export type RebuildState =
  | { readonly status: 'idle'; readonly last: Uuid | null }
  | { readonly status: 'running'; readonly rebuildId: Uuid; readonly stopping: boolean };

const SHORTEST_REASON = 3;
const LONGEST_REASON = 500;

const ask = ({ rebuildId, reason }: AskRebuild, state: RebuildState): Result<RecordEvent[]> => {
  const why = reason.trim();
  if (why.length < SHORTEST_REASON || why.length > LONGEST_REASON) return errors.reasonMissing();
  return state.status === 'running' ? errors.underWay() : accept([RebuildAsked({ rebuildId, reason: why })]);
};

const isOf = (state: RebuildState, rebuildId: Uuid): state is Extract<RebuildState, { status: 'running' }> =>
  state.status === 'running' && state.rebuildId === rebuildId;

const stop = ({ rebuildId }: StopRebuild, state: RebuildState): Result<RecordEvent[]> => {
  // It ended while the button was pressed: what was wanted is so.
  if (state.status === 'idle' && state.last === rebuildId) return accept([]);
  if (!isOf(state, rebuildId)) return errors.nothingToStop();
  return accept(state.stopping ? [] : [RebuildStopAsked({ rebuildId })]);
};

/** The worker may say it twice: who ended a rebuild and was cut off before it knew says it again. */
const end = ({ rebuildId, outcome, done, of }: EndRebuild, state: RebuildState): Result<RecordEvent[]> =>
  accept(isOf(state, rebuildId) ? [RebuildEnded({ rebuildId, outcome, done, of })] : []);

/** Making the read models of one record anew: one at a time, asked for with a reason, stopped when somebody wishes. */
export const rebuildDecider: Decider<RebuildState, RebuildCommand, RecordEvent> = {
  initialState: { status: 'idle', last: null },
  evolve: (state, event) => {
    switch (event.type) {
      case 'RebuildAsked':
        return { status: 'running', rebuildId: event.body.rebuildId, stopping: false };
      case 'RebuildStopAsked':
        return state.status === 'running' ? { ...state, stopping: true } : state;
      case 'RebuildEnded':
        return { status: 'idle', last: event.body.rebuildId };
    }
  },
  decide: (command, state) => {
    switch (command.kind) {
      case 'AskRebuild':
        return ask(command, state);
      case 'StopRebuild':
        return stop(command, state);
      case 'EndRebuild':
        return end(command, state);
    }
  },
};
