import { createHash } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { builtDocuments, textsOf } from './persisted-documents.js';

const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex');

const text = '{ viewer { role } }';
const hash = hashOf(text);
const other = '{ viewer { name } }';

describe('the documents of a build', () => {
  let folder: string;
  let file: string;
  const build = (...texts: readonly string[]) =>
    writeFile(file, JSON.stringify(Object.fromEntries(texts.map((one) => [hashOf(one), one]))));

  beforeEach(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'trustlog-documents-'));
    file = path.join(folder, 'documents.json');
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  it('are found by the hash of their text', async () => {
    await build(text);
    await expect(builtDocuments(file).get(`apq:${hash}`)).resolves.toBe(text);
  });

  it('have none under a hash that is not that of the text', () => {
    const wrong = hash.replace(/^./, (digit) => (digit === '0' ? '1' : '0'));
    expect(textsOf({ [wrong]: text, [hash]: text })).toEqual(new Map([[hash, text]]));
  });

  it('take no others in', async () => {
    await build(other);
    const documents = builtDocuments(file);
    await documents.set();
    await expect(documents.get(`apq:${hash}`)).resolves.toBeUndefined();
  });

  it('are none where nothing was built, and found once it is', async () => {
    const documents = builtDocuments(file);
    await expect(documents.get(`apq:${hash}`)).resolves.toBeUndefined();
    await build(text);
    await expect(documents.get(`apq:${hash}`)).resolves.toBe(text);
  });

  it('of a build under the running server are found, and those of the build before it for pages that are open', async () => {
    await build(text);
    const documents = builtDocuments(file);
    await documents.get(`apq:${hash}`);
    await build(other, `${other} `);
    await expect(documents.get(`apq:${hashOf(other)}`)).resolves.toBe(other);
    await expect(documents.get(`apq:${hash}`)).resolves.toBe(text);
  });

  it('of a build that is still being written are waited for without an error', async () => {
    await writeFile(file, '{"');
    const documents = builtDocuments(file);
    await expect(documents.get(`apq:${hash}`)).resolves.toBeUndefined();
    await build(text);
    await expect(documents.get(`apq:${hash}`)).resolves.toBe(text);
  });
});
