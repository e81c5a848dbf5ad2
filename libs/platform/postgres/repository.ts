import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const findRoot = (from: string): string => {
  let folder = from;
  while (!existsSync(join(folder, 'package.json'))) {
    const parent = dirname(folder);
    if (parent === folder) throw new Error(`No package.json above ${from}`);
    folder = parent;
  }
  return folder;
};

/** The folder of package.json: the same from the sources and from `dist`. */
export const repositoryRoot: string = findRoot(dirname(fileURLToPath(import.meta.url)));

/** Where the SQL lives; it is not compiled, so `dist` reads it from the repository too. */
export const sqlFolder: string = join(repositoryRoot, 'infra', 'postgres');
