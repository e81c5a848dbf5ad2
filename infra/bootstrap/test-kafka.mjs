/**
 * `npm run -s test:kafka`: the suites of tests/kafka and tests/faults/kafka in full, against a broker of its own or the
 * one that KAFKA_BROKERS names; KAFKA_VERSION chooses which Kafka is started. Further arguments go to Jest.
 */
import './node-version.mjs';

process.env.TRUSTLOG_KAFKA_SUITE = 'full';
process.argv.splice(2, 0, 'tests/kafka', 'tests/faults/kafka');

import('./test.mjs');
