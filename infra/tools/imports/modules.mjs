import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import path from 'node:path';
import ts from 'typescript';

/**
 * One module as the rules see it. `id` is its path from the root, or `npm:<package>` or `node:<module>`.
 * `area` is the library or app it belongs to; `feature` and `layer` are set inside `libs/features/<feature>/<layer>/`.
 *
 * @typedef {'feature' | 'features' | 'platform' | 'contracts' | 'app' | 'tests' | 'outside' | 'nowhere'} Area
 * @typedef {{ id: string, area: Area, feature?: string, layer?: string, app?: string, isTest: boolean }} Module
 * @typedef {{ from: Module, to: Module, specifier: string }} Import
 */

const folders = ['apps', 'libs', 'tests'];
const isSource = (file) => /\.tsx?$/.test(file) && !file.endsWith('.d.ts') && !/(^|\/)(fixtures|dist)\//.test(file);

const areaOf = (id) => {
  const [top, second, third, layer] = id.split('/');
  if (top === 'apps') return { area: 'app', app: second };
  if (top === 'tests') return { area: 'tests' };
  if (second !== 'features') return { area: second };
  if (third.includes('.')) return { area: 'features' };
  return { area: 'feature', feature: third, layer: layer?.includes('.') ? undefined : layer };
};

/** @returns {Module} */
const moduleOf = (id) => ({ id, isTest: /\.(spec|contract)\.tsx?$|\/testing\/|^tests\//.test(id), ...areaOf(id) });

/** Paths, from the root and with forward slashes, of every TypeScript module of the project. */
export const sourceFiles = (root) =>
  folders
    .filter((folder) => existsSync(path.join(root, folder)))
    .flatMap((folder) =>
      readdirSync(path.join(root, folder), { recursive: true }).map((file) => path.posix.join(folder, slashed(file))),
    )
    .filter((file) => isSource(file) && !file.includes('/node_modules/'))
    .sort();

const slashed = (file) => file.split(path.sep).join('/');

const packageOf = (specifier) =>
  specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');

/** The file a specifier leads to, as NodeNext says: `./x.js` is `x.ts` or `x.tsx`, `#platform/x.js` is in libs. */
const resolve = (root, from, specifier) => {
  const inside = specifier.startsWith('#')
    ? `libs/${specifier.slice(1)}`
    : path.posix.join(path.posix.dirname(from), specifier);
  const candidates = [inside.replace(/\.js$/, '.ts'), inside.replace(/\.js$/, '.tsx'), inside];
  if (from.startsWith('apps/dashboard/')) candidates.push(`${inside}.ts`, `${inside}.tsx`, `${inside}/index.tsx`);
  return candidates.find((file) => existsSync(path.join(root, file)));
};

const targetOf = (root, from, specifier) => {
  if (isBuiltin(specifier)) return { id: `node:${specifier.replace(/^node:/, '')}`, area: 'outside', isTest: false };
  if (!/^[.#]/.test(specifier)) return { id: `npm:${packageOf(specifier)}`, area: 'outside', isTest: false };
  const file = resolve(root, from, specifier);
  if (file === undefined) return { id: specifier, area: 'nowhere', isTest: false };
  return /^(apps|libs|tests)\//.test(file) ? moduleOf(file) : { id: file, area: 'outside', isTest: false };
};

const importsOf = (root, file) => {
  const text = readFileSync(path.join(root, file), 'utf8');
  const { importedFiles } = ts.preProcessFile(text, true, true);
  const from = moduleOf(file);
  return [...new Set(importedFiles.map(({ fileName }) => fileName))].map((specifier) => ({
    from,
    to: targetOf(root, file, specifier),
    specifier,
  }));
};

/**
 * Reads every import of the project, types included.
 * @returns {{ files: string[], imports: Import[] }}
 */
export const readImports = (root) => {
  const files = sourceFiles(root);
  return { files, imports: files.flatMap((file) => importsOf(root, file)) };
};
