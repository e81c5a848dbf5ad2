import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from '@jest/globals';

interface LockedPackage {
  readonly version?: string;
  readonly resolved?: string;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

const root = path.resolve(import.meta.dirname, '..', '..');
const read = (file: string): unknown => JSON.parse(readFileSync(path.join(root, file), 'utf8'));

const manifest = read('package.json') as Record<string, Record<string, string> | undefined>;
const locked = (read('package-lock.json') as { packages: Record<string, LockedPackage> }).packages;

/** Where Node would find `name` from a package in `folder`: there, or in a node_modules further up. */
const found = (folder: string, name: string): boolean => {
  if (locked[path.posix.join(folder, 'node_modules', name)]) return true;
  if (folder === '') return false;
  const up = folder.lastIndexOf('/node_modules/');
  return found(up < 0 ? '' : folder.slice(0, up), name);
};

describe('The packages', () => {
  it('are pinned to exact versions', () => {
    const versions = ['dependencies', 'devDependencies', 'optionalDependencies'].flatMap((kind) =>
      Object.entries(manifest[kind] ?? {}),
    );
    expect(versions.length).toBeGreaterThan(0);
    expect(versions.filter(([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version))).toEqual([]);
  });

  it('are locked for every platform, so that npm ci works on each of them', () => {
    const missing = Object.entries(locked).flatMap(([folder, { optionalDependencies = {} }]) =>
      Object.keys(optionalDependencies).filter((name) => !found(folder, name)),
    );
    expect(missing).toEqual([]);
  });

  it('are locked without the address of a registry', () => {
    expect(Object.entries(locked).filter(([, { resolved }]) => resolved !== undefined)).toEqual([]);
  });
});
