import { access } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { prepare } from './prepare.mjs';

export { requireFreePort } from './port.mjs';

/** Installs and builds what is needed, then runs the program of an app (`api`, `cli`) in this process. */
export const run = async (app) => {
  await prepare();
  const main = path.resolve(import.meta.dirname, '..', '..', 'dist', 'apps', app, 'main.js');
  await access(main);
  process.setSourceMapsEnabled(true);
  // The program sees itself as it would under `node dist/apps/<app>/main.js`.
  process.argv[1] = main;
  await import(pathToFileURL(main).href);
};
