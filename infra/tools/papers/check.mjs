import { existsSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

const skipped = new Set(['node_modules', 'dist', '.data', '.git', 'coverage', 'fixtures']);

/** Paths from `root`, with forward slashes, of every Markdown file of the project. */
export const papers = (root, folder = '') =>
  readdirSync(path.join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const file = path.posix.join(folder, entry.name);
    if (entry.isDirectory()) return skipped.has(entry.name) ? [] : papers(root, file);
    return entry.name.endsWith('.md') ? [file] : [];
  });

const matches = (text, pattern) => [...text.matchAll(pattern)].map(([, found]) => found);

/** `[words](target)`, without addresses on the web and places on the same page. */
const deadLinks = (root, file, text) =>
  matches(text, /\]\(([^)\s]+)\)/g)
    .filter((target) => !/^([a-z]+:|#)/.test(target))
    .filter((target) => !existsSync(path.join(root, path.dirname(file), target.split('#')[0])))
    .map((target) => `${file}: the link ${target} leads nowhere`);

/** `libs/platform/kernel/` in backquotes; a name in angle brackets stands for many and is not looked at. */
const deadPaths = (root, file, text) =>
  matches(text, /`((?:apps|libs|infra|docs|tests)\/[^`\s]*)`/g)
    .filter((named) => !/[<*{]|NNNN|\.\.\./.test(named) && !existsSync(path.join(root, named)))
    .map((named) => `${file}: there is no ${named}`);

const deadScripts = (scripts, file, text) =>
  matches(text, /npm run (?:-s )?([a-z][\w:-]*)/g)
    .filter((name) => scripts[name] === undefined)
    .map((name) => `${file}: package.json has no script ${name}`);

/** Everything that the papers of `root` name and that is not there, a sentence each. */
export const deadReferences = (root) => {
  const { scripts = {} } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
  return papers(root).flatMap((file) => {
    const text = readFileSync(path.join(root, file), 'utf8');
    return [...deadLinks(root, file, text), ...deadPaths(root, file, text), ...deadScripts(scripts, file, text)];
  });
};

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const dead = deadReferences(path.resolve(import.meta.dirname, '..', '..', '..'));
  for (const sentence of dead) console.log(sentence);
  process.exitCode = dead.length > 0 ? 1 : 0;
}
