import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from '@jest/globals';
import ts from 'typescript';

const root = path.resolve(import.meta.dirname, '../..');

/** A text that the code says in both languages, with the data that each of them carries. */
interface Said {
  readonly where: string;
  readonly en: Text;
  readonly cy: Text;
}

interface Text {
  readonly words: string;
  /** What is put into it, without the language of its words: `spokenPost(post)`. */
  readonly data: readonly string[];
}

const plain = (expression: ts.Expression): string =>
  expression
    .getText()
    .replace(/\s+/g, ' ')
    .replace(/\.(?:en|cy|message|messageCy)\b/g, '');

const textOf = (expression: ts.Expression): Text | null => {
  if (ts.isStringLiteralLike(expression)) return { words: expression.text, data: [] };
  if (!ts.isTemplateExpression(expression)) return null;
  const { head, templateSpans } = expression;
  return {
    words: [head.text, ...templateSpans.map(({ literal }) => literal.text)].join('…'),
    data: [...new Set(templateSpans.map((span) => plain(span.expression)))].sort(),
  };
};

const property = (object: ts.ObjectLiteralExpression, name: string): Text | null => {
  const found = object.properties.find((one) => one.name?.getText() === name);
  return found && ts.isPropertyAssignment(found) ? textOf(found.initializer) : null;
};

const saidIn = (file: string): Said[] => {
  const code = readFileSync(path.join(root, file), 'utf8');
  if (!/\bcy:/.test(code)) return [];
  const source = ts.createSourceFile(file, code, ts.ScriptTarget.Latest, true);
  const found: Said[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isObjectLiteralExpression(node)) {
      const [en, cy] = [property(node, 'en'), property(node, 'cy')];
      const { line } = source.getLineAndCharacterOfPosition(node.getStart());
      if (en && cy) found.push({ where: `${file}:${String(line + 1)}`, en, cy });
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
};

const files = readdirSync(path.join(root, 'libs'), { recursive: true, encoding: 'utf8' })
  .filter((file) => /\.ts$/.test(file) && !/\.spec\.ts$|[\\/]testing[\\/]/.test(file))
  .map((file) => path.join('libs', file));

/** Words that are the same in both. */
const SAME: readonly string[] = ['PDF', 'E-mail'];

describe('What the server says to people', () => {
  const said = files.flatMap(saidIn);
  const wrong = (is: (one: Said) => boolean): string[] => said.filter(is).map(({ where }) => where);

  it('is found by this test where it stands: refusals, errors of rows, sentences', () => {
    expect(said.length).toBeGreaterThan(250);
    const inErrors = said.filter(({ where }) => where.includes('.errors.ts'));
    expect(inErrors.length).toBeGreaterThan(200);
  });

  it('is translated: nothing is the same in both languages, and nothing is empty', () => {
    expect(wrong(({ en, cy }) => en.words === cy.words && /\p{L}/u.test(en.words) && !SAME.includes(en.words))).toEqual(
      [],
    );
    expect(wrong(({ en, cy }) => en.words.trim() === '' || cy.words.trim() === '')).toEqual([]);
  });

  it('carries the same data in both languages where it refuses', () => {
    const differs = wrong(({ en, cy }) => en.data.join() !== cy.data.join());
    // Other sentences count in words of their own: each language by its own forms.
    expect(differs.filter((where) => /\.errors\.ts|[\\/]platform[\\/]|[\\/]import[\\/]/.test(where))).toEqual([]);
  });

  it('is written with the apostrophe of the page in Welsh', () => {
    expect(wrong(({ cy }) => /\p{L}'\p{L}/u.test(cy.words))).toEqual([]);
  });
});
