/**
 * `npm run -s test:kafka`: the suites of tests/kafka in full, against a broker of its own or the one that KAFKA_BROKERS
 * names; KAFKA_VERSION chooses which Kafka is started. Further arguments go to Jest. What brokers suffer, and what it
 * must not do to anybody's record, is `npm run -s test:faults`.
 */
import './node-version.mjs';

process.env.TRUSTLOG_KAFKA_SUITE = 'full';
process.argv.splice(2, 0, 'tests/kafka');

import('./test.mjs');
