/** `npm run -s trustlog -- ...`: the command line, built first when its sources have changed. */
import './node-version.mjs';

import('./run.mjs').then(({ run }) => run('cli'));
