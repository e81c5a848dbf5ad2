/**
 * `npm start`: everything from a fresh clone to a running Trustlog. The server runs in this very process, so that
 * Ctrl-C, a signal and the exit code need no forwarding and a killed start leaves no server holding the port.
 */
import './node-version.mjs';

// Loaded only now, and without a top-level await: an old Node must get as far as the sentence above.
import('./run.mjs').then(async ({ requireFreePort, run }) => {
  // Before the minute that installing takes, not after it.
  await requireFreePort(process.env.PORT || '3000');
  await run('api');
});
