/** `npm run -s trustlog -- ...`: the command line, built first when its sources have changed. */
import './node-version.mjs';

const { run } = await import('./run.mjs');
await run('cli');
