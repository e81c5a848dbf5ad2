import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { Installation } from '../composition/installation.js';
import { PlatformModule } from '../composition/platform.module.js';
import { withInstallation } from './with-installation.js';

/** As `withInstallation`, with the features put together: for commands that act. */
export const withApplication = <Answer>(
  work: (installation: Installation, app: INestApplicationContext) => Promise<Answer>,
): Promise<Answer> =>
  withInstallation(async (installation) => {
    const app = await NestFactory.createApplicationContext(PlatformModule.of(installation), {
      logger: ['error', 'fatal'],
    });
    try {
      return await work(installation, app);
    } finally {
      await app.close();
    }
  });
