import { createHash, randomUUID } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import type { AppendOutcome, AppendRequest, EventStore } from '#platform/event-store/event-store.js';

/** What is measured: something that takes appends. */
export interface AppendSide {
  append(request: AppendRequest): Promise<AppendOutcome>;
}

export interface Load {
  /** Makes the load's tenants, and what must be stored on both sides before. */
  prepare(store: Pick<EventStore, 'createTenant'>, sides: readonly AppendSide[]): Promise<void>;
  /** Works until `deadline` (of `performance.now()`); answers how many events or answers came back. */
  run(side: AppendSide, deadline: number): Promise<number>;
}

const REQUEST_HASH = createHash('sha256').update('bench').digest();
const VERSIONS_OF_A_STREAM = 20;
/** The stream that the writers of `conflictLoad` meet on. */
export const CONTESTED = 'contested';

/** About 350 bytes, as a signature under a policy with its sealed name has. */
const body = (n: number) => ({
  campaignId: '0b0c4c1e-5d2f-4a86-9d2e-6f0b6f0f4f11',
  personId: '7e1f9c55-4a0b-4d6f-8b57-6f9a3f6f2a90',
  policyVersion: 3,
  statement: 'I have read this policy, I understand it and I will follow it.',
  typedName:
    'sealed:1:7e1f9c55-4a0b-4d6f-8b57-6f9a3f6f2a90:typedName:k1:MTIzNDU2Nzg5MGFiY2RlZmdoaWprbG1ub3BxcnN0dXZ3eHl6',
  number: n,
});

/** A command of so many events on one stream. */
export const request = (
  tenantId: string,
  streamId: string,
  expectedVersion: number,
  events: number,
): AppendRequest => ({
  tenantId,
  commandId: randomUUID(),
  requestHash: REQUEST_HASH,
  actorId: '7e1f9c55-4a0b-4d6f-8b57-6f9a3f6f2a90',
  causationId: null,
  correlationId: randomUUID(),
  streams: [
    {
      streamId,
      expectedVersion,
      events: Array.from({ length: events }, (_, i) => ({
        eventId: randomUUID(),
        type: 'PolicyAcknowledged',
        schemaVersion: 1,
        occurredAt: '2026-11-21T09:14:00.000Z',
        body: body(i),
      })),
    },
  ],
});

/** So many writers, each a school of its own, each appending so many events at a time to streams of twenty. */
export const writerLoad = (writers: number, events: number): Load => {
  const states = Array.from({ length: writers }, () => ({ tenantId: randomUUID(), stream: 0, version: 0 }));
  return {
    prepare: async (store) => {
      for (const { tenantId } of states) await store.createTenant(tenantId, 'school');
    },
    run: async (side, deadline) => {
      const write = async (state: (typeof states)[number]): Promise<number> => {
        let done = 0;
        while (performance.now() < deadline) {
          const outcome = await side.append(
            request(state.tenantId, `acknowledgement-${state.stream}`, state.version, events),
          );
          if (outcome.status !== 'ok') throw new Error(`An append was answered ${outcome.status}.`);
          done += events;
          state.version += events;
          if (state.version >= VERSIONS_OF_A_STREAM) {
            state.stream += 1;
            state.version = 0;
          }
        }
        return done;
      };
      return (await Promise.all(states.map(write))).reduce((sum, done) => sum + done, 0);
    },
  };
};

/**
 * So many writers who decided on a version that is no longer the last: nothing is stored, all are told. On a store that
 * knows the version this is answered at home; on one that does not, by the database.
 */
export const conflictLoad = (writers: number): Load => {
  const tenants = Array.from({ length: writers }, () => randomUUID());
  return {
    prepare: async (store, sides) => {
      for (const tenantId of tenants) {
        await store.createTenant(tenantId, 'school');
        for (const side of sides) await side.append(request(tenantId, CONTESTED, 0, 1));
      }
    },
    run: async (side, deadline) => {
      const lose = async (tenantId: string): Promise<number> => {
        let answers = 0;
        while (performance.now() < deadline) {
          const outcome = await side.append(request(tenantId, CONTESTED, 0, 1));
          if (outcome.status !== 'conflict') throw new Error(`A stale append was answered ${outcome.status}.`);
          answers += 1;
          // An answer that needed no round trip must not keep the others, and the clock, from their turn.
          if (answers % 64 === 0) await setImmediate();
        }
        return answers;
      };
      return (await Promise.all(tenants.map(lose))).reduce((sum, answers) => sum + answers, 0);
    },
  };
};

/** So many writers who all decided on the same version of one stream: one of them is stored, the others are told. */
export const raceLoad = (writers: number): Load => {
  const tenantId = randomUUID();
  let version = 0;
  return {
    prepare: async (store) => store.createTenant(tenantId, 'school'),
    run: async (side, deadline) => {
      let answers = 0;
      while (performance.now() < deadline) {
        const race = Array.from({ length: writers }, () => side.append(request(tenantId, CONTESTED, version, 1)));
        const winners = (await Promise.all(race)).filter(({ status }) => status === 'ok').length;
        if (winners !== 1) throw new Error(`${winners} of ${writers} writers on one version were stored.`);
        answers += writers;
        version += 1;
      }
      return answers;
    },
  };
};
