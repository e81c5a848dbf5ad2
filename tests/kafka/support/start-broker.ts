import { startBroker } from '#platform/messaging/kafka/broker/broker.js';

/** A program of its own that starts a broker in the folder it is given, says where, and waits to be killed. */
const [parentFolder] = process.argv.slice(2);
const { folder } = await startBroker({ parentFolder });
process.stdout.write(`${folder}\n`);
setInterval(() => undefined, 60_000);
