import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { deadReferences, papers } from '../../infra/tools/papers/check.mjs';

const root = path.resolve(import.meta.dirname, '..', '..');

describe('The papers', () => {
  let tree: string;
  const write = (file: string, text: string) => writeFileSync(path.join(tree, file), text);

  beforeEach(() => {
    tree = mkdtempSync(path.join(tmpdir(), 'trustlog-papers-'));
    mkdirSync(path.join(tree, 'docs'));
    mkdirSync(path.join(tree, 'libs'));
    write('package.json', '{ "scripts": { "check": "" } }');
    write('docs/page.md', 'See [home](../README.md#top), `libs/` and `libs/features/<noun>/`; then `npm run check`.');
    write('README.md', '[page](docs/page.md), [web](https://example.org), `npm start`, `npm run -s check`');
  });
  afterEach(() => rmSync(tree, { recursive: true, force: true }));

  it('may name what is there', () => {
    expect(deadReferences(tree)).toEqual([]);
  });

  it.each([
    ['[gone](missing.md)', 'docs/page.md: the link missing.md leads nowhere'],
    ['`libs/missing/`', 'docs/page.md: there is no libs/missing/'],
    ['npm run polish', 'docs/page.md: package.json has no script polish'],
  ])('turn red for %s', (text, sentence) => {
    write('docs/page.md', text);
    expect(deadReferences(tree)).toEqual([sentence]);
  });

  it('of this repository name nothing that is not there', () => {
    expect(papers(root).length).toBeGreaterThan(10);
    expect(deadReferences(root)).toEqual([]);
  });
});
