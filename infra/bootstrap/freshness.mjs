/** Is what is installed and built still what the sources say? Answers by content, because a checkout moves dates. */
import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';

const readText = (file) => readFile(file, 'utf8').catch(() => '');

/** What an installed node_modules depends on. Every native package here is N-API, so Node's version is not in it. */
export const installKey = (lockText, platform = process.platform, cpu = process.arch) =>
  createHash('sha256').update(`${platform}-${cpu}\n`).update(lockText.replaceAll('\r\n', '\n')).digest('hex');

/**
 * This machine as package.json's `os`, `cpu` and `libc` name it.
 * @returns {{ os: string, cpu: string, libc: string }}
 */
const thisMachine = () => ({
  os: process.platform,
  cpu: process.arch,
  libc: process.report.getReport().header.glibcVersionRuntime === undefined ? 'musl' : 'glibc',
});

/** A package made for one kind of machine (PostgreSQL's programs, a compiler), and that kind is this one. */
const isMadeFor = (machine, wanted) =>
  wanted.os !== undefined &&
  ['os', 'cpu', 'libc'].every((part) => wanted[part] === undefined || wanted[part].includes(machine[part]));

/**
 * True when npm's own record of an installation holds every package of the lock file for this machine, at its version:
 * so that somebody's `npm ci` is not done a second time.
 */
export const recordAgrees = (lockText, recordText, machine = thisMachine()) => {
  if (lockText === '' || recordText === '') return false;
  const installed = JSON.parse(recordText).packages;
  return Object.entries(JSON.parse(lockText).packages).every(([folder, wanted]) => {
    if (folder === '' || installed[folder]?.version === wanted.version) return true;
    return wanted.optional === true && !isMadeFor(machine, wanted);
  });
};

const filesUnder = async (folder) => {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  // `path` is the name that Node 20.11 had for `parentPath`.
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath ?? entry.path, entry.name));
};

/**
 * One hash over names and contents of every file of `folders` and the single `files`, without those `skip` names.
 * @param {string} root
 * @param {readonly string[]} folders
 * @param {readonly string[]} files
 * @param {(name: string) => boolean} skip
 */
export const sourcesKey = async (root, folders, files, skip = () => false) => {
  const found = (await Promise.all(folders.map((folder) => filesUnder(path.join(root, folder))))).flat();
  const names = [...found.map((file) => path.relative(root, file)), ...files].filter((name) => !skip(name)).sort();
  const hash = createHash('sha256');
  const contents = await Promise.all(names.map((name) => readFile(path.join(root, name)).catch(() => Buffer.alloc(0))));
  for (const [index, content] of contents.entries())
    hash.update(`${names[index]}\0${content.length}\0`).update(content);
  return hash.digest('hex');
};

export const readJson = async (file) => {
  try {
    return JSON.parse(await readText(file));
  } catch {
    return {};
  }
};

export { readText };
