import { startParts, type WorkerOrders } from './parts.js';

/** What a worker of its own process is told besides. */
export interface ChildOrders extends WorkerOrders {
  /** It falls silent when its first batch has reached the brokers and its cursor is still where it was. */
  readonly hangsAfterPublishing?: boolean;
}

const say = (what: string): void => {
  process.stdout.write(`${what}\n`);
};

const orders = JSON.parse(process.argv[2] ?? '') as ChildOrders;
const parts = startParts(orders, {
  publisher: (real) => ({
    publish: async (messages) => {
      await real.publish(messages);
      if (orders.hangsAfterPublishing !== true) return;
      say('published');
      await new Promise(() => undefined);
    },
    close: () => real.close(),
  }),
});
say('ready');
process.stdin.resume().once('end', () => {
  void parts.stop().then(() => process.exit(0));
});
