import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openPool, type Pool } from '#platform/postgres/open-pool.js';
import { testDatabase, type TestDatabase } from '#platform/testing/test-database.js';
import { RefusedMessages } from './refused-messages.js';

let db: TestDatabase;
let pool: Pool;
const errors: unknown[] = [];
const aRecord = (on = pool): RefusedMessages => new RefusedMessages(on, 'events', (error) => errors.push(error));

beforeAll(async () => {
  db = await testDatabase('refused_messages');
  pool = openPool(db.urls.platform, 2);
});
afterAll(async () => {
  await pool.end();
  await db.drop();
});

describe('messages that were refused', () => {
  it('are counted by partition and reason, over several processes and deliveries, with where they stood', async () => {
    const [one, two] = [aRecord(), aRecord()];
    for (const offset of ['7', '3', '5']) one.record({ partition: 0, offset, code: 'WIRE.BAD_JSON' });
    one.record({ partition: 1, offset: '9007199254740993', code: 'FEED.OTHER_EPOCH' });
    two.record({ partition: 0, offset: '9', code: 'WIRE.BAD_JSON' });
    await Promise.all([one.flush(), two.flush()]);
    one.record({ partition: 0, offset: '3', code: 'WIRE.BAD_JSON' });
    await one.flush();
    await one.flush();
    expect(await RefusedMessages.all(pool)).toEqual([
      expect.objectContaining({
        ...{ topic: 'events', partition: 0, code: 'WIRE.BAD_JSON', count: 5, firstOffset: '3', lastOffset: '9' },
      }),
      expect.objectContaining({ partition: 1, code: 'FEED.OTHER_EPOCH', count: 1, lastOffset: '9007199254740993' }),
    ]);
  });

  it('hold nobody up where they cannot be written down', async () => {
    const gone = openPool(db.urls.platform, 1);
    await gone.end();
    const sut = aRecord(gone);
    sut.record({ partition: 0, offset: '1', code: 'WIRE.LEAF' });
    await sut.flush();
    expect(errors).toHaveLength(1);
  });
});
