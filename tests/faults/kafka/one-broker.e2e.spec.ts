import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { setTimeout as sleep } from 'node:timers/promises';
import { startBroker, type Broker } from '#platform/messaging/kafka/broker/broker.js';
import { upTo } from '#platform/relay/relay.fixtures.js';
import { describeWhere } from '#platform/testing/not-run.js';
import { brokerToStartHere } from '#platform/testing/test-broker.js';
import { startChild } from './support/child-worker.js';
import { printFaults } from './support/fault-table.js';
import { inject, nonsense, sentEvents, STRANGER, twiceAndBackwards } from './support/messages.js';
import { FaultStage } from './support/stage.js';
import { wireProxy, type WireProxy } from './support/wire-proxy.js';
import { isWhole } from './support/whole.js';

const { possible, why } = await brokerToStartHere();
const LANES = upTo(16).map((n) => n - 1);

/** Faults that only the whole form shows; `npm test` has some of each kind. */
const wholly = isWhole ? it : (): void => undefined;

describeWhere(possible, 'faults between the log and the read models', why, () => {
  let broker: Broker;
  let wires: readonly [WireProxy, WireProxy];
  let sut: FaultStage;

  /** Two workers, each with a wire of its own to the broker. */
  const bothJoin = (): void => {
    for (const { broker: address } of wires) sut.join({ brokers: [address] });
  };
  const areAway = (): boolean =>
    sut.workers.every(({ relay, feed }) => relay?.status().state === 'away' && feed?.health().state === 'away');

  beforeAll(async () => {
    broker = await startBroker();
    const [address = ''] = broker.brokers;
    wires = [await wireProxy(address), await wireProxy(address)];
    sut = await FaultStage.open({ direct: broker.brokers, leaseMs: isWhole ? 15_000 : 3_000 });
    bothJoin();
  }, 300_000);
  afterAll(async () => {
    printFaults(sut.lines);
    await sut.close();
    for (const wire of wires) await wire.close();
    await broker.stop();
  }, 120_000);

  it('a broker that is killed and started again', async () => {
    await sut.suffer('broker killed (-9), started again', async (writer) => {
      await broker.kill();
      if (isWhole) await sut.until('nobody reaches a broker', areAway);
      await writer.writes(isWhole ? 100 : 5);
      await broker.start();
    });
  }, 600_000);

  wholly(
    'a broker that stands still',
    async () => {
      await sut.suffer('broker stands still (SIGSTOP)', async (writer) => {
        broker.pause();
        // How long it stands still is the fault itself.
        await sleep(60_000);
        await writer.writes(1);
        broker.resume();
      });
    },
    600_000,
  );

  wholly(
    'a worker that is cut off in silence, while its neighbour is not',
    async () => {
      await sut.suffer('network: one worker cut off, silently', async (writer) => {
        wires[0].set('silent');
        const [one] = sut.workers;
        await sut.until('its relay has noticed', () => one?.relay?.status().state === 'away');
        await sut.until('its feed has noticed', () => one?.feed?.health().state === 'away');
        await writer.writes(50);
        wires[0].set('pass');
      });
    },
    600_000,
  );

  wholly(
    'workers that are all cut off',
    async () => {
      await sut.suffer('network: all workers cut off, refused', async (writer) => {
        for (const wire of wires) wire.set('refused');
        await sut.until('all have noticed', areAway);
        await writer.writes(50);
        for (const wire of wires) wire.set('pass');
      });
    },
    600_000,
  );

  wholly(
    'workers that come and go',
    async () => {
      await sut.suffer('rebalances: 8 workers join, 4 leave, 4 are killed', async () => {
        for (let round = 0; round < 4; round += 1) {
          const child = startChild(sut.orders());
          const parts = sut.join();
          await child.said('ready');
          await sut.until('it is of the group', () => parts.feed?.health().state === 'ok');
          await child.kill();
          await sut.leave(parts);
        }
      });
    },
    600_000,
  );

  for (const [where, part] of isWhole
    ? ([
        ['zero', 0],
        ['the middle', 0.5],
      ] as const)
    : ([['zero', 0]] as const)) {
    it(`offsets of the group that are set to ${where}`, async () => {
      await sut.suffer(`offsets set to ${where}`, async () => {
        for (const parts of [...sut.workers]) await sut.leave(parts);
        const { groupId, topic } = sut;
        await sut.administer(async (admin) => {
          const partitions = (await admin.fetchTopicOffsets(topic)).map(({ partition, high }) => ({
            partition,
            offset: String(Math.floor(Number(high) * part)),
          }));
          await admin.setOffsets({ groupId, topic, partitions });
        });
        bothJoin();
      });
    }, 600_000);
  }

  wholly(
    'messages that come twice and the wrong way round',
    async () => {
      await sut.suffer('deliveries duplicated and reordered', async ({ tenants }) => {
        for (const tenantId of tenants) {
          const events = await sentEvents(sut.db.urls.relay, sut.store, tenantId);
          await inject({ direct: broker.brokers, topic: sut.topic }, twiceAndBackwards(events));
        }
      });
    },
    600_000,
  );

  it('a relay that is killed between publishing and its cursor', async () => {
    const kill = async (): Promise<void> => {
      const child = startChild({ ...sut.orders({ only: 'relay' }), hangsAfterPublishing: true });
      await child.said('published');
      await child.kill();
    };
    await sut.suffer('relay killed between publish and cursor', kill, { lanes: LANES });
    expect(sut.lines.at(-1)?.repeats).toBeGreaterThan(0);
  }, 600_000);

  wholly(
    'relays that both believe a lane is theirs',
    async () => {
      const believing = (): ReturnType<FaultStage['join']> =>
        sut.join(
          { only: 'relay' },
          {
            relayStore: (real) =>
              Object.assign(real, { lease: () => sut.judge.lanes(), leave: () => Promise.resolve() }),
          },
        );
      await sut.suffer('four relays, two of which believe that all lanes are theirs', async (writer) => {
        const both = [believing(), believing()];
        await writer.writes(50);
        await sut.until('one overtook another', () => both.some(({ relay }) => (relay?.status().overtaken ?? 0) > 0));
        for (const parts of both) await sut.leave(parts);
      });
    },
    600_000,
  );

  it('messages that nobody should send', async () => {
    const before = sut.workers.flatMap(({ refused }) => refused).length;
    await sut.suffer('bad JSON, other tenants, forgeries injected', async ({ tenants: [one = '', other = ''] }) => {
      const [mine] = await sentEvents(sut.db.urls.relay, sut.store, one);
      const [theirs] = await sentEvents(sut.db.urls.relay, sut.store, other);
      if (!mine || !theirs) throw new Error('Nothing was written yet.');
      await inject({ direct: broker.brokers, topic: sut.topic }, nonsense(mine, theirs));
    });
    const refused = sut.workers.flatMap((parts) => parts.refused).slice(before);
    const codes = new Set(refused.map(({ code }) => code));
    for (const code of ['WIRE.BAD_JSON', 'WIRE.OTHER_TENANT', 'WIRE.LEAF', 'WIRE.NO_VALUE', 'WIRE.MISSING_HEADER']) {
      expect(codes).toContain(code);
    }
    expect(await sut.judge.rowsOf(STRANGER)).toBe(0);
  }, 600_000);

  // Last: what the topic held before is gone afterwards.
  wholly(
    'a topic that is deleted and made again',
    async () => {
      const cause = async (writer: { writes: (rounds: number) => Promise<void> }): Promise<void> => {
        await sut.administer((admin) => admin.deleteTopics({ topics: [sut.topic] }));
        const isMissed = (): boolean =>
          sut.workers.every(({ relay }) => relay?.status().fault?.code === 'RELAY.TOPIC_MISSING');
        await sut.until('the relays say that the topic is missing', isMissed);
        await writer.writes(20);
        await sut.makeTopic();
      };
      await sut.suffer('topic deleted, made again', cause, { forgets: true });
    },
    600_000,
  );
});
