/**
 * `npm start`: everything from a fresh clone to a running Trustlog. The server runs in this very process, so that
 * Ctrl-C, a signal and the exit code need no forwarding and a killed start leaves no server holding the port.
 */
import './node-version.mjs';

const { run } = await import('./run.mjs');
const { requireFreePort } = await import('./port.mjs');

// Before the minute that installing takes, not after it.
await requireFreePort(process.env.PORT ?? '3000');
await run('api');
