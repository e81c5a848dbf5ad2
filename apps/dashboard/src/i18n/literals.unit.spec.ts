import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from '@jest/globals';
import ts from 'typescript';

const sources = path.resolve(import.meta.dirname, '..');
const files = readdirSync(sources, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.tsx'));

/** Attributes that people read or hear. */
const SPOKEN = [
  ...['aria-label', 'aria-description', 'aria-roledescription', 'aria-valuetext', 'title', 'alt', 'placeholder'],
  ...['label', 'heading', 'caption', 'hint', 'submitLabel', 'confirmLabel', 'checkHeading', 'summary', 'sentence'],
];

const hasLetters = (text: string): boolean => /\p{L}{2}/u.test(text);

const spokenAttribute = (node: ts.JsxAttribute): string | null => {
  const { initializer, name } = node;
  if (initializer === undefined || !ts.isStringLiteral(initializer)) return null;
  return SPOKEN.includes(name.getText()) ? initializer.text : null;
};

const betweenTags = ({ expression, parent }: ts.JsxExpression): string | null =>
  !ts.isJsxAttribute(parent) && expression && ts.isStringLiteralLike(expression) ? expression.text : null;

/** A text written out where words belong: between tags, in an attribute that is spoken, in braces between tags. */
const literalOf = (node: ts.Node): string | null => {
  if (ts.isJsxText(node)) return node.text.trim();
  if (ts.isJsxAttribute(node)) return spokenAttribute(node);
  return ts.isJsxExpression(node) ? betweenTags(node) : null;
};

/** All such texts of a source with their line. */
const literalsIn = (name: string, text: string): string[] => {
  const source = ts.createSourceFile(name, text, ts.ScriptTarget.ES2022, true, ts.ScriptKind.TSX);
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    const literal = literalOf(node);
    if (literal !== null && hasLetters(literal)) {
      found.push(`${name}:${source.getLineAndCharacterOfPosition(node.getStart()).line + 1} ${literal}`);
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
};

describe('The sources of the screens', () => {
  it('hold no words of their own: they come from a catalogue, in the reader’s language', () => {
    expect(files.length).toBeGreaterThan(40);
    expect(files.flatMap((file) => literalsIn(file, readFileSync(path.join(sources, file), 'utf8')))).toEqual([]);
  });

  it('would be caught with some', () => {
    const bad = '<p title="Close">Hello {"there"} <b aria-hidden="true">·</b> <i className="worse">{words.x}</i></p>';
    expect(literalsIn('bad.tsx', `const a = ${bad};`)).toEqual([
      ...['bad.tsx:1 Close', 'bad.tsx:1 Hello', 'bad.tsx:1 there'],
    ]);
  });
});
