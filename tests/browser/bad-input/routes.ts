import { readFileSync } from 'node:fs';
import path from 'node:path';
import { repositoryRoot } from '#platform/postgres/repository.js';

const source = (file: string): string =>
  readFileSync(path.join(repositoryRoot, 'apps', 'dashboard', 'src', file), 'utf8');

const found = (text: string, pattern: RegExp): string[] => [...text.matchAll(pattern)].map(([, match = '']) => match);

/** The paths of all pages, as the dashboard's router has them: `/schools/$schoolId`. */
export const routes = (): string[] => found(source('router.tsx'), /\bpath: '([^']+)'/g);

/** Pages about one thing. */
export const routesOfOne = (): string[] => routes().filter((route) => route.includes('$'));

/** Every name that a page understands after the question mark, but for the date. */
export const searchNames = (): string[] => {
  const read = ['router.tsx', 'search.ts'].flatMap((file) => found(source(file), /texts\(search, ([^)]+)\)/g));
  const listed = read.flatMap((names) => found(names, /'(\w+)'/g));
  return [...new Set([...listed, ...found(source('search.ts'), /search\['(\w+)'\]/g)])].filter(
    (name) => name !== 'asOf',
  );
};
