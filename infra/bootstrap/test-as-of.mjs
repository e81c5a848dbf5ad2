/**
 * `npm run -s test:as-of`: the past against fresh replays, 500 random moments and 25 copies; TRUSTLOG_AS_OF_SEED draws
 * others.
 */
import './node-version.mjs';

process.env.TRUSTLOG_AS_OF_TRIALS ??= '500';
process.env.TRUSTLOG_AS_OF_ANSWERS ??= '25';
process.argv[2] = 'tests/e2e/as-of';
process.argv.splice(3, 0, '--runInBand');

import('./test.mjs');
