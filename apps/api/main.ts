import { networkInterfaces } from 'node:os';
import { StartupError } from '#platform/postgres/startup.error.js';
import { ensureSandbox } from '../cli/sandbox/ensure-sandbox.js';
import { openInstallation } from '../composition/installation.js';
import { settingsFrom } from '../composition/settings.js';
import { report, say, untilSignal } from '../composition/until-signal.js';
import { Background } from '../worker/background.js';
import { createServer } from './server.js';

const start = async (): Promise<() => Promise<void>> => {
  const settings = settingsFrom(process.env);
  if (settings.role === 'worker')
    throw new StartupError('This process answers requests; with TRUSTLOG_ROLE=worker start dist/apps/worker/main.js.');
  const installation = await openInstallation(settings, { onError: report });
  if (settings.demo) await ensureSandbox(installation, say);
  const app = await createServer(installation);
  const background = settings.role === 'all' ? new Background(installation, app, report) : null;
  background?.start();
  await app.listen(settings.port, loopbackOnly(settings.demo));
  say(`Trustlog is ready at http://localhost:${String(settings.port)}`);
  if (!background)
    say('Read models and mail are for worker processes: at least one must run (dist/apps/worker/main.js).');
  if (settings.demo)
    say('Sign in there as one of the demo roles, or call the API with a key of: npm run -s trustlog -- demo keys');
  return async () => {
    await app.close();
    await background?.stop();
    await installation.close();
  };
};

/** Demo keys are no protection: such a server is for this machine alone. */
const loopbackOnly = (demo: boolean): string =>
  demo && !process.env['HOST'] ? 'localhost' : (process.env['HOST'] ?? anyAddress());

const anyAddress = (): string =>
  Object.values(networkInterfaces())
    .flat()
    .some((entry) => entry?.family === 'IPv6')
    ? '::'
    : '0.0.0.0';

await untilSignal(start);
