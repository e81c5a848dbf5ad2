/** `npm run kafka -- [--nodes 3] [--port 9092]`: a real broker on loopback, built and fetched first where needed. */
import './node-version.mjs';

import('./run.mjs').then(({ run }) => {
  process.argv.splice(2, 0, 'kafka', 'start');
  return run('cli');
});
