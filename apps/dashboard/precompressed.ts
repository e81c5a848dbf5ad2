import { readFile, readdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { Plugin } from 'vite';

/** What shrinks; fonts are compressed already, and the manifest of documents is for the server alone. */
const TEXTS = /\.(js|css|html|svg)$/;
/** Less than this fits into a packet as it is. */
const SMALLEST = 1_024;

const [brotli, zip] = [promisify(brotliCompress), promisify(gzip)];

/** Once a build, hence as tight as each can be. */
const ENCODINGS: readonly { suffix: string; compress: (text: Buffer) => Promise<Buffer> }[] = [
  {
    suffix: '.br',
    compress: (text) =>
      brotli(text, {
        params: {
          [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
          [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
          [constants.BROTLI_PARAM_SIZE_HINT]: text.length,
        },
      }),
  },
  { suffix: '.gz', compress: (text) => zip(text, { level: constants.Z_BEST_COMPRESSION }) },
];

const compressBeside = async (file: string): Promise<void> => {
  const text = await readFile(file);
  if (text.length < SMALLEST) return;
  await Promise.all(ENCODINGS.map(async ({ suffix, compress }) => writeFile(`${file}${suffix}`, await compress(text))));
};

/** Writes each text of the build a second and third time, compressed, beside it: the server only has to choose. */
export const precompressed = (): Plugin => ({
  name: 'precompressed',
  apply: 'build',
  async writeBundle({ dir }) {
    if (dir === undefined) return;
    const files = await readdir(dir, { recursive: true });
    await Promise.all(files.filter((file) => TEXTS.test(file)).map((file) => compressBeside(path.join(dir, file))));
  },
});
