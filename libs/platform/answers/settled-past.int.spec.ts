import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { onOneServer } from '#platform/testing/not-run.js';
import { setTimeout as sleep } from 'node:timers/promises';
import { count, Counted, tally, turns } from '#platform/testing/counters.js';
import { testPlatform, type TestPlatform } from '#platform/testing/test-tenant.js';
import { SettledPast } from './settled-past.js';

let platform: TestPlatform;

beforeAll(async () => {
  platform = await testPlatform({ name: 'settled', events: [Counted], projections: [tally, turns] });
});
afterAll(() => platform.drop());

describe('a look at who writes', () => {
  onOneServer('sees an append that has its lock, and readers not at all', async () => {
    const school = await platform.school();
    await count(platform, school, [1]);
    const writer = new pg.Client(platform.urls.owner);
    await writer.connect();
    await writer.query(`BEGIN; SET LOCAL app.tenants = '${school}'; LOCK TABLE store.tenant_log IN ROW SHARE MODE`);
    const during = await platform.reads.lookAtWriters();
    await writer.query('COMMIT');
    const reader = await platform.reads.askAsSystem(school, async ({ sql }) => {
      await sql('SELECT head FROM store.tenant_log');
      return platform.reads.lookAtWriters();
    });
    expect([during.idle, reader.idle]).toEqual([false, true]);
    expect(reader.clockMs).toBeGreaterThan(during.clockMs);
    await writer.end();
  });
});

describe('a past moment', () => {
  const at = (now: number, idle: boolean) => {
    const clock = { now, idle };
    const past = new SettledPast(
      () => Promise.resolve({ clockMs: clock.now, idle: clock.idle }),
      () => clock.now,
    );
    return { clock, past };
  };

  it('is settled once a look found nobody writing, and some seconds have gone by', async () => {
    const { clock, past } = at(100_000, true);
    expect(past.has(100_000)).toBe(false);
    await sleep(0);
    expect(past.has(100_000)).toBe(false);
    clock.now = 111_000;
    expect(past.has(100_000)).toBe(false);
    await sleep(0);
    expect(past.has(100_000)).toBe(true);
    expect(past.has(101_001)).toBe(false);
  });

  it('is not while somebody writes, nor while nobody can look', async () => {
    const { clock, past } = at(100_000, false);
    for (let n = 0; n < 5; n += 1) {
      expect(past.has(50_000)).toBe(false);
      await sleep(0);
      clock.now += 2_000;
    }
    const blind = new SettledPast(
      () => Promise.reject(new Error('lost')),
      () => clock.now,
    );
    expect(blind.has(1)).toBe(false);
    await sleep(0);
    expect(blind.has(1)).toBe(false);
  });
});
