/**
 * `npm run -s test:faults`: every fault in full, against real brokers and a real PostgreSQL; the table at the end is
 * that of docs/kafka-faults.md. Further arguments go to Jest: `npm run -s test:faults -- kafka/one-broker`.
 */
import './node-version.mjs';

process.env.TRUSTLOG_FAULTS = 'full';
process.argv[2] = `tests/faults${process.argv[2] === undefined ? '' : `/.*${process.argv[2]}`}`;
process.argv.splice(3, 0, '--runInBand');

import('./test.mjs');
