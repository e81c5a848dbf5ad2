/**
 * `npm run build`: every TypeScript file of apps and libs, one by one, into the same place under `dist/`.
 * Files that are up to date are left alone and files whose source has gone are removed, so that a second build
 * takes a few milliseconds and a renamed feature leaves nothing behind. The dashboard is built by Vite, not here.
 */
import { mkdir, readdir, rm, stat, utimes, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { transformFile } from '@swc/core';

const root = path.resolve(import.meta.dirname, '..', '..');
const out = path.join(root, 'dist');
const isSource = (file) => file.endsWith('.ts') && !file.endsWith('.d.ts') && !/\.spec\.ts$/.test(file);
const isOfDashboard = (file) => file.startsWith(path.join('apps', 'dashboard') + path.sep);

const filesUnder = async (folder) => {
  const entries = await readdir(path.join(root, folder), { recursive: true, withFileTypes: true }).catch(() => []);
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(root, path.join(entry.parentPath, entry.name)));
};

const modified = async (file) => (await stat(file).catch(() => undefined))?.mtimeMs ?? 0;

const compile = async (source) => {
  const target = path.join(out, source.replace(/\.ts$/, '.js'));
  const result = await transformFile(path.join(root, source), {
    cwd: root,
    swcrc: true,
    sourceFileName: path.relative(path.dirname(target), path.join(root, source)),
  });
  const map = `${path.basename(target)}.map`;
  await mkdir(path.dirname(target), { recursive: true });
  await writeFile(`${target}.map`, result.map ?? '');
  await writeFile(target, `${result.code}\n//# sourceMappingURL=${map}\n`);
};

/** Removes what an earlier build made of sources that are no longer there. */
const removeStale = async (sources) => {
  const wanted = new Set(
    sources.flatMap((source) => {
      const target = path.join('dist', source.replace(/\.ts$/, '.js'));
      return [target, `${target}.map`];
    }),
  );
  const built = [...(await filesUnder('dist/apps')), ...(await filesUnder('dist/libs'))];
  const stale = built.filter((file) => !wanted.has(file) && !isOfDashboard(path.relative('dist', file)));
  await Promise.all(stale.map((file) => rm(path.join(root, file), { force: true })));
  return stale.length;
};

/**
 * Builds what changed. Answers how many files were compiled and removed. Throws swc's message, which names file
 * and line, on the first file that does not parse.
 */
export const build = async () => {
  const sources = [...(await filesUnder('apps')), ...(await filesUnder('libs'))].filter(
    (file) => isSource(file) && !isOfDashboard(file),
  );
  const stamp = path.join(out, '.built');
  // Another compiler, another configuration: everything again.
  const inputs = ['.swcrc', 'package-lock.json', 'infra/tools/build.mjs'];
  const configured = Math.max(...(await Promise.all(inputs.map((file) => modified(path.join(root, file))))));
  const fresh = (await modified(stamp)) > configured;
  const started = new Date();
  const stale = await Promise.all(
    sources.map(async (source) => {
      const target = path.join(out, source.replace(/\.ts$/, '.js'));
      return !fresh || (await modified(target)) <= (await modified(path.join(root, source))) ? source : null;
    }),
  );
  const changed = stale.filter((source) => source !== null);
  await Promise.all(changed.map(compile));
  const removed = await removeStale(sources);
  await mkdir(out, { recursive: true });
  await writeFile(stamp, '');
  await utimes(stamp, started, started);
  return { compiled: changed.length, removed, total: sources.length };
};

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const began = performance.now();
  const { compiled, removed, total } = await build();
  const seconds = ((performance.now() - began) / 1000).toFixed(2);
  console.log(`built ${compiled} of ${total} files, removed ${removed}, ${seconds} s`);
}
