import { afterEach, expect, it } from '@jest/globals';
import { startBroker, type Broker } from '#platform/messaging/kafka/broker/broker.js';
import { describeWhere } from '#platform/testing/not-run.js';
import { brokerToStartHere } from '#platform/testing/test-broker.js';
import { printFaults } from './support/fault-table.js';
import { smallDisk, type SmallDisk } from './support/small-disk.js';
import { FaultStage } from './support/stage.js';
import { isWhole } from './support/whole.js';

const here = await brokerToStartHere();
const possible = here.possible && isWhole;
const disk = possible ? await smallDisk(160) : null;
const MINUTES = 60_000;
const LEASE_MS = 15_000;

/** The node that leads most of the partitions, and how many nodes lead one. */
const leaders = async (sut: FaultStage): Promise<{ readonly first: number; readonly count: number }> => {
  const { topics } = await sut.administer((admin) => admin.fetchTopicMetadata({ topics: [sut.topic] }));
  const led = topics.flatMap(({ partitions }) => partitions.map(({ leader }) => leader)).filter((leader) => leader > 0);
  const often = (node: number): number => led.filter((leader) => leader === node).length;
  const [first = 1] = [...new Set(led)].sort((one, other) => often(other) - often(one));
  return { first, count: new Set(led).size };
};

describeWhere(possible, 'three brokers', here.possible ? 'npm run test:faults has it' : here.why, () => {
  let broker: Broker;
  let sut: FaultStage;

  afterEach(async () => {
    printFaults(sut.lines);
    await sut.close();
    await broker.stop();
  }, 2 * MINUTES);

  it(
    'the leader is killed and another takes its place',
    async () => {
      broker = await startBroker({ nodes: 3 });
      sut = await FaultStage.open({ direct: broker.brokers, leaseMs: LEASE_MS, copies: 3 });
      sut.join();
      sut.join();
      await sut.suffer('leader killed, another takes over (3 nodes)', async (writer) => {
        const { first } = await leaders(sut);
        await broker.kill(first);
        const heads = new Map(writer.heads);
        await writer.writes(20);
        // With two of three it goes on: nobody waits for the one that is gone.
        await sut.carried(heads);
        expect((await leaders(sut)).first).not.toBe(first);
        await broker.start(first);
      });
    },
    15 * MINUTES,
  );
});

const why = here.possible && isWhole ? 'only root may mount a small disk' : 'npm run test:faults has it';
describeWhere(disk !== null, 'a broker whose disk is full', here.possible ? why : here.why, () => {
  const { folder, fill, clear, remove } = disk as SmallDisk;
  let broker: Broker;
  let sut: FaultStage;

  afterEach(async () => {
    printFaults(sut.lines);
    await sut.close();
    await broker.stop();
    await remove();
  }, 2 * MINUTES);

  it(
    'goes on once there is room and it was started again',
    async () => {
      broker = await startBroker({ parentFolder: folder });
      sut = await FaultStage.open({ direct: broker.brokers, leaseMs: LEASE_MS });
      sut.join();
      sut.join();
      await sut.suffer('disk full, broker ends; room made, started again', async (writer) => {
        await fill();
        await sut.until('nothing can be published', () =>
          sut.workers.every(({ relay }) => relay?.status().state === 'away'),
        );
        await writer.writes(20);
        await broker.kill();
        await clear();
        await broker.start();
      });
    },
    15 * MINUTES,
  );
});
