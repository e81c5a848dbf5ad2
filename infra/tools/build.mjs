/**
 * `npm run build:server`: every TypeScript file of apps and libs, each by itself, into the same place under `dist/`; what an
 * earlier build left of a source that has gone is removed. All of it takes a fraction of a second, so nothing is kept
 * from the last time. The dashboard is built by Vite, tests by Jest.
 */
import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { transformFile } from '@swc/core';

const root = path.resolve(import.meta.dirname, '..', '..');

const filesUnder = async (folder) => {
  const entries = await readdir(path.join(root, folder), { recursive: true, withFileTypes: true }).catch(() => []);
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(root, path.join(entry.parentPath, entry.name)));
};

const isSource = (file) =>
  file.endsWith('.ts') &&
  !/\.(d|spec)\.ts$/.test(file) &&
  !file.startsWith(path.join('apps', 'dashboard')) &&
  !file.includes(`${path.sep}fixtures${path.sep}`);

const targetOf = (source) => path.join('dist', source.replace(/\.ts$/, '.js'));

const compile = async (source) => {
  const target = path.join(root, targetOf(source));
  const sourceFileName = path.relative(path.dirname(target), path.join(root, source));
  const { code, map } = await transformFile(path.join(root, source), { cwd: root, swcrc: true, sourceFileName });
  await mkdir(path.dirname(target), { recursive: true });
  await writeFile(`${target}.map`, map ?? '');
  await writeFile(target, `${code}\n//# sourceMappingURL=${path.basename(target)}.map\n`);
};

const removeStale = async (sources) => {
  const wanted = new Set(sources.map(targetOf).flatMap((target) => [target, `${target}.map`]));
  const built = [...(await filesUnder('dist/apps')), ...(await filesUnder('dist/libs'))];
  const stale = built.filter((file) => !wanted.has(file));
  await Promise.all(stale.map((file) => rm(path.join(root, file), { force: true })));
  return stale.length;
};

const began = performance.now();
const sources = [...(await filesUnder('apps')), ...(await filesUnder('libs'))].filter(isSource);
await Promise.all(sources.map(compile));
const removed = await removeStale(sources);
const seconds = ((performance.now() - began) / 1000).toFixed(1);
console.log(`built ${sources.length} files, removed ${removed}, ${seconds} s`);
