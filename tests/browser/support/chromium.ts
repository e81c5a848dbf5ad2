import { accessSync, constants } from 'node:fs';
import path from 'node:path';
import { chromium, type Browser } from 'playwright-core';
import { repositoryRoot } from '#platform/postgres/repository.js';
import { describeWhere } from '#platform/testing/not-run.js';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome'];

/** Alone with our server: nothing is looked up, updated or sent anywhere. */
const FLAGS = [
  ...['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking'],
  ...['--disable-component-update', '--disable-sync'],
];

const isThere = (file: string, mode = constants.X_OK): boolean => {
  try {
    accessSync(file, mode);
    return true;
  } catch {
    return false;
  }
};

/** `CHROMIUM_PATH`, or what the shell would find; null where there is none. */
const chromiumPath = (): string | null => {
  const given = process.env['CHROMIUM_PATH'] ?? '';
  if (given !== '') return given;
  const folders = (process.env['PATH'] ?? '').split(path.delimiter).filter((folder) => folder !== '');
  return (
    folders.flatMap((folder) => NAMES.map((name) => path.join(folder, name))).find((file) => isThere(file)) ?? null
  );
};

const missing = (): string | null => {
  if (chromiumPath() === null) return 'no Chromium on this machine; name one in CHROMIUM_PATH';
  const page = path.join(repositoryRoot, 'dist', 'dashboard', 'index.html');
  return isThere(page, constants.R_OK) ? null : 'the dashboard is not built: npm run build:dashboard';
};

/** A suite in a real browser. In CI it always runs, and fails where there is no browser. */
export const describeInBrowser = (suite: () => void): void => {
  const why = missing();
  describeWhere(why === null || process.env['CI'] === 'true', 'browser', why ?? '', suite);
};

/** One browser for a suite; close it in `afterAll`. */
export const launchChromium = (): Promise<Browser> => {
  const executablePath = chromiumPath();
  if (executablePath === null) throw new Error(missing() ?? 'no Chromium');
  return chromium.launch({ executablePath, args: FLAGS });
};
