import { access } from 'node:fs/promises';
import { join } from 'node:path';
import { StartupError } from './startup.error.js';

/** In a data folder from before the first file of a restore until after its last step. */
export const UNFINISHED_RESTORE = 'restore-unfinished.json';

/**
 * Throws StartupError for a data folder whose restore is not finished: until the ledger of erasures was gone through
 * and the log has its new name, nobody may ask.
 */
export const requireOpenDoors = async (dataFolder: string): Promise<void> => {
  const closed = await access(join(dataFolder, UNFINISHED_RESTORE)).then(
    () => true,
    () => false,
  );
  if (closed)
    throw new StartupError(
      `A restore into ${dataFolder} is under way or was cut off; wait for it, or run the same \`trustlog restore\` again.`,
    );
};
