/**
 * `npm run -s test:soak`: two api and three worker processes under load, one of each killed every ten seconds, for five
 * minutes or SOAK_SECONDS.
 */
import './node-version.mjs';

process.env.SOAK_SECONDS ??= '300';
process.argv.splice(2, 0, 'tests/soak', '--runInBand');

import('./test.mjs');
