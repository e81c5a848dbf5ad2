import { networkInterfaces } from 'node:os';
import { openInstallation } from '../composition/installation.js';
import { settingsFrom } from '../composition/settings.js';
import { ensureSandbox } from '../cli/sandbox/ensure-sandbox.js';
import { Background } from '../worker/background.js';
import { StartupError } from '#platform/postgres/startup.error.js';
import { log } from '#platform/logging/log.js';
import { createServer } from './server.js';

const report = (what: string, error: unknown): void => {
  log('error', 'background', { what, error });
};

const say = (text: string): void => {
  process.stdout.write(`${text}\n`);
};

const start = async (): Promise<void> => {
  const settings = settingsFrom(process.env);
  const installation = await openInstallation(settings, { onError: report });
  if (settings.demo) await ensureSandbox(installation, say);
  const app = await createServer(installation);
  const background = new Background(installation, app, report);
  background.start();
  await app.listen(settings.port, loopbackOnly(settings.demo));
  say(`Trustlog is ready at http://localhost:${String(settings.port)}`);
  if (settings.demo)
    say('Sign in there as one of the demo roles, or call the API with a key of: npm run -s trustlog -- demo keys');
  stopOnSignal(async () => {
    await app.close();
    await background.stop();
    await installation.close();
  });
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

const stopOnSignal = (stop: () => Promise<void>): void => {
  let stopping = false;
  const onSignal = (): void => {
    if (stopping) process.exit(130);
    stopping = true;
    say('Stopping ...');
    stop().then(
      () => process.exit(0),
      (error: unknown) => {
        report('stop', error);
        process.exit(1);
      },
    );
  };
  process.on('SIGINT', onSignal);
  process.on('SIGTERM', onSignal);
};

try {
  await start();
} catch (error) {
  if (error instanceof StartupError) process.stderr.write(`${error.message}\n`);
  else report('start', error);
  process.exit(1);
}
