import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Uuid } from '#platform/kernel/event.js';
import { poison, totals } from '#platform/testing/counters.js';
import { FeedStage, type FeedProcess, type FeedTransport } from '#platform/testing/feed-stage.js';
import type { FeedCore } from './feed.js';
import type { ProjectionEngine } from './projection-engine.js';

const ones = (times: number): readonly number[] => Array.from({ length: times }, () => 1);
const lines = (total: number, times: number): readonly string[] => [`tally a ${total}`, `turns a ${times}`];

type Through = <Answer>(work: () => Promise<Answer>) => Promise<Answer>;

/** The engine, with something that happens before each of its works. */
const through = (pass: Through, engine: ProjectionEngine): FeedCore => ({
  take: (tenantId, events) => pass(() => engine.take(tenantId, events)),
  catchUp: (tenantId) => pass(() => engine.catchUp(tenantId)),
  catchUpAll: (tenants) => pass(() => engine.catchUpAll(tenants)),
});

/** What every feed promises, whatever carries the events. */
export const feedContract = (open: () => Promise<FeedTransport>): void => {
  let sut: FeedStage;
  let school: Uuid;

  beforeAll(async () => {
    sut = await FeedStage.open(await open());
  });
  beforeEach(async () => {
    school = await sut.platform.school();
  });
  afterEach(() => sut.reset());
  afterAll(() => sut.close());

  describe('a feed that runs', () => {
    it('brings each event to the read models once and in order', async () => {
      sut.start();
      for (const by of [1, 2, 3]) await sut.tell(school, [by, by]);
      await sut.shows(school, lines(12, 6));
      expect(await sut.differences(school)).toEqual([]);
    });

    it('takes what was recorded before it was started', async () => {
      await sut.tell(school, ones(45));
      sut.start();
      await sut.shows(school, lines(45, 45));
      expect(await sut.differences(school)).toEqual([]);
    });

    it('keeps tenants apart', async () => {
      const other = await sut.platform.school();
      sut.start();
      await Promise.all([sut.tell(school, [1, 2]), sut.tell(other, [10, 20])]);
      await sut.shows(school, lines(3, 2));
      await sut.shows(other, lines(30, 2));
    });

    it('lets follow what follows once the read models have caught up', async () => {
      sut.start();
      await sut.tell(school, [1, 2]);
      await sut.shows(school, lines(3, 2));
      await sut.until(() => sut.followed.some((told) => told.tenantId === school && told.position === 2));
      await sut.idle();
      for (const { tenantId, position } of sut.followed) if (tenantId === school) expect(position).toBeGreaterThan(0);
    });
  });

  describe('deliveries that are not as they should be', () => {
    it('change nothing when they come twice, late, or the wrong way round', async () => {
      sut.start();
      const events = await sut.record(school, [1, 2, 3, 4]);
      await sut.deliver([...events, ...events.slice(0, 2), ...[...events].reverse()]);
      await sut.deliver(events.slice(1, 3));
      await sut.shows(school, lines(10, 4));
      await sut.tell(school, [5]);
      await sut.shows(school, lines(15, 5));
      expect(await sut.differences(school)).toEqual([]);
    });

    it('are made whole from the log where one is missing between two', async () => {
      sut.start();
      const events = await sut.record(school, [1, 2, 3, 4]);
      await sut.deliver(events.slice(3));
      await sut.shows(school, lines(10, 4));
      const more = await sut.record(school, ones(60));
      await sut.deliver([...more.slice(0, 1), ...more.slice(59)]);
      await sut.shows(school, lines(70, 64));
      expect(await sut.differences(school)).toEqual([]);
    });

    it('are done without where none comes at all', async () => {
      sut.start({ sweeps: true });
      await sut.record(school, [1, 2]);
      await sut.shows(school, lines(3, 2));
    });

    it('change nothing when everything is delivered again from the beginning, or from the middle', async () => {
      const rewound = async (process: FeedProcess, part: number): Promise<FeedProcess> => {
        await process.stop();
        await sut.transport.rewind(part);
        return sut.start();
      };
      let process = sut.start();
      await sut.tell(school, ones(30));
      await sut.shows(school, lines(30, 30));
      process = await rewound(process, 0);
      await sut.tell(school, [2]);
      await sut.shows(school, lines(32, 31));
      await rewound(process, 0.5);
      await sut.tell(school, [3]);
      await sut.shows(school, lines(35, 32));
      expect(await sut.differences(school)).toEqual([]);
    });
  });

  describe('an event that a read model cannot take', () => {
    it('parks that read model of that tenant; its neighbour and other tenants go on', async () => {
      const other = await sut.platform.school();
      poison.on = true;
      const { engine } = sut.start();
      await sut.tell(school, [1, 13, 2]);
      await sut.tell(other, [13, 5].slice(1));
      await sut.shows(other, lines(5, 1));
      await sut.until(async () => (await engine.parked(school)).length > 0);
      await sut.tell(school, [4]);
      await sut.shows(school, (await totals(sut.platform, school)).slice(0, -1).concat('turns a 4'));
      expect(await engine.parked(school)).toEqual(['tally']);
      poison.on = false;
      await engine.unpark(school);
      await sut.shows(school, lines(20, 4));
      expect(await sut.differences(school)).toEqual([]);
    });
  });

  describe('a database that is away', () => {
    it('is waited for, and nothing is lost', async () => {
      let failures = 3;
      const away = <Answer>(work: () => Promise<Answer>): Promise<Answer> => {
        failures -= 1;
        return failures >= 0 ? Promise.reject(new Error('The database is away.')) : work();
      };
      sut.start({ around: (engine) => through(away, engine), sweeps: true });
      await sut.tell(school, [1, 2, 3]);
      await sut.shows(school, lines(6, 3));
      expect(sut.faults.length).toBeGreaterThan(0);
    });
  });

  describe('two processes', () => {
    it('take every event once', async () => {
      sut.start();
      sut.start();
      const schools = await Promise.all(ones(6).map(() => sut.platform.school()));
      await Promise.all(schools.map((id) => sut.tell(id, ones(25))));
      for (const id of schools) {
        await sut.shows(id, lines(25, 25));
        expect(await sut.differences(id)).toEqual([]);
      }
    });

    it('stand in for each other when one ends', async () => {
      const one = sut.start();
      sut.start();
      await sut.tell(school, [1]);
      await sut.shows(school, lines(1, 1));
      await one.stop();
      await sut.tell(school, [2]);
      await sut.shows(school, lines(3, 2));
    });
  });

  describe('a feed that is stopped', () => {
    it('ends with the batch in hand, and begins no other', async () => {
      let isIn = 0;
      let inHand: () => void = () => undefined;
      const begun = new Promise<void>((resolve) => {
        inHand = resolve;
      });
      const slowly = async <Answer>(work: () => Promise<Answer>): Promise<Answer> => {
        isIn += 1;
        inHand();
        await new Promise((resolve) => setTimeout(resolve, 50));
        return work().finally(() => (isIn -= 1));
      };
      const process = sut.start({ around: (engine) => through(slowly, engine) });
      await sut.tell(school, ones(10));
      await begun;
      await process.stop();
      expect(isIn).toBe(0);
      expect(sut.faults).toEqual([]);
      const left = await totals(sut.platform, school);
      await sut.record(school, [5]);
      await new Promise((resolve) => setTimeout(resolve, 50));
      expect(await totals(sut.platform, school)).toEqual(left);
    });
  });
};
