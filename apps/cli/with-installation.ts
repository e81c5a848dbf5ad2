import { log } from '#platform/logging/log.js';
import { openInstallation, type Installation } from '../composition/installation.js';
import { settingsFrom } from '../composition/settings.js';

/** Opens the installation for one command: joins the running database or starts the embedded one, and leaves it again. */
export const withInstallation = async <Answer>(
  work: (installation: Installation) => Promise<Answer>,
): Promise<Answer> => {
  const installation = await openInstallation(settingsFrom(process.env), {
    onError: (what, error) => {
      log('error', 'cli', { what, error });
    },
  });
  try {
    return await work(installation);
  } finally {
    await installation.close();
  }
};
