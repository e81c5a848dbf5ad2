import 'reflect-metadata';
import type { AddressInfo } from 'node:net';
import { NestFactory } from '@nestjs/core';
import { StartupError } from '#platform/postgres/startup.error.js';
import { ensureSandbox } from '../cli/sandbox/ensure-sandbox.js';
import { openInstallation } from '../composition/installation.js';
import { PlatformModule } from '../composition/platform.module.js';
import { settingsFrom } from '../composition/settings.js';
import { report, say, untilSignal } from '../composition/until-signal.js';
import { Background } from './background.js';
import { startHealthServer } from './health-server.js';

/** Beside an api on the same machine. */
const USUAL_PORT = '3001';

const start = async (): Promise<() => Promise<void>> => {
  const settings = settingsFrom({
    ...process.env,
    PORT: process.env['PORT']?.trim() || USUAL_PORT,
    TRUSTLOG_ROLE: process.env['TRUSTLOG_ROLE']?.trim() || 'worker',
  });
  if (settings.role !== 'worker')
    throw new StartupError('This process is a worker: leave TRUSTLOG_ROLE out, or start dist/apps/api/main.js.');
  const installation = await openInstallation(settings, { onError: report });
  // History that is being seeded must not be reacted to: whoever comes second waits for it.
  if (settings.demo) await ensureSandbox(installation, say);
  const app = await NestFactory.createApplicationContext(PlatformModule.of(installation), {
    logger: ['error', 'fatal'],
    abortOnError: false,
  });
  const background = new Background(installation, app, report);
  background.start();
  const host = process.env['HOST'] ?? 'localhost';
  const health = await startHealthServer(installation, { port: settings.port, host });
  say(
    `Trustlog worker is ready; health at http://localhost:${String((health.address() as AddressInfo).port)}/health/ready`,
  );
  return async () => {
    health.close();
    health.closeAllConnections();
    await background.stop();
    await app.close();
    await installation.close();
  };
};

await untilSignal(start);
