import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { aCommand, onStream } from '#platform/event-store/event-store.fixtures.js';
import { PostgresEventStore } from '#platform/event-store/postgres-event-store.js';
import { testDatabase } from '#platform/testing/test-database.js';
import type { TestDatabase } from '#platform/testing/test-database.js';
import { cuttingProxy } from './cutting-proxy.js';
import type { CuttingProxy, Fate } from './cutting-proxy.js';

const once = (): (() => Fate) => {
  let cut = false;
  return () => {
    if (cut) return 'pass';
    cut = true;
    return 'cut';
  };
};

describe('a store whose connection to the database is cut', () => {
  let db: TestDatabase;
  let proxy: CuttingProxy;
  let store: PostgresEventStore;
  let tenantId: string;

  beforeAll(async () => {
    db = await testDatabase('lost_answers');
  });
  afterAll(() => db.drop());
  beforeEach(async () => {
    proxy = await cuttingProxy(db.urls.append);
    store = new PostgresEventStore({ appendUrl: proxy.url, readUrl: db.urls.project });
    tenantId = randomUUID();
    await store.createTenant(tenantId, 'school');
    await store.append(aCommand(tenantId, [onStream('first', 0)]));
  });
  afterEach(async () => {
    await store.close();
    await proxy.close();
  });

  it('finds out that the append was stored when only the answer was lost', async () => {
    proxy.onAnswer = once();
    const outcome = await store.append(aCommand(tenantId, [onStream('a', 0, 2)]));
    expect(outcome).toMatchObject({ status: 'replayed', firstPosition: 2, count: 2 });
    expect(await store.head(tenantId)).toBe(3);
  });

  it('stores it when the question was lost', async () => {
    proxy.onQuestion = once();
    const outcome = await store.append(aCommand(tenantId, [onStream('a', 0, 2)]));
    expect(outcome).toMatchObject({ status: 'ok', firstPosition: 2, count: 2 });
    expect(await store.head(tenantId)).toBe(3);
  });

  it('answers each of many appends with what became of it, while answers are lost again and again', async () => {
    let pieces = 0;
    proxy.onAnswer = () => {
      pieces += 1;
      return pieces % 7 === 0 ? 'cut' : 'pass';
    };
    const commands = Array.from({ length: 60 }, (_, i) => aCommand(tenantId, [onStream(`s${i}`, 0)]));
    const outcomes: { status: string; firstPosition?: number }[] = [];
    for (let i = 0; i < commands.length; i += 6) {
      outcomes.push(...(await Promise.all(commands.slice(i, i + 6).map((command) => store.append(command)))));
    }
    proxy.onAnswer = () => 'pass';
    for (const [i, command] of commands.entries()) {
      const found = await store.findCommand(tenantId, command.commandId);
      expect(['ok', 'replayed']).toContain(outcomes[i]?.status);
      expect(found?.firstPosition).toBe(outcomes[i]?.firstPosition);
    }
    expect(await store.head(tenantId)).toBe(commands.length + 1);
    expect(outcomes.map((outcome) => outcome.status)).toContain('replayed');
  });
});
