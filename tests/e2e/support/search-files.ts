import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Files of a folder, with those of its folders. */
const filesIn = async (folder: string): Promise<readonly string[]> => {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
};

/** How often each of these byte strings stands in the files of some folders. Files that vanish meanwhile hold nothing. */
export const hitsIn = async (
  folders: readonly string[],
  wanted: Readonly<Record<string, Buffer>>,
): Promise<{ readonly bytes: number; readonly hits: Readonly<Record<string, number>> }> => {
  const hits: Record<string, number> = Object.fromEntries(Object.keys(wanted).map((name) => [name, 0]));
  let bytes = 0;
  const paths = (await Promise.all(folders.map(filesIn))).flat();
  for (const path of paths) {
    const content = await readFile(path).catch(() => Buffer.alloc(0));
    bytes += content.length;
    for (const [name, needle] of Object.entries(wanted))
      if (content.includes(needle)) hits[name] = (hits[name] ?? 0) + 1;
  }
  return { bytes, hits };
};
