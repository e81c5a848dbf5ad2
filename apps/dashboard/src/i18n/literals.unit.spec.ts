import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from '@jest/globals';
import ts from 'typescript';

const sources = path.resolve(import.meta.dirname, '..');
const modules = readdirSync(sources, { recursive: true, encoding: 'utf8' }).filter((file) => /\.tsx?$/.test(file));
const files = modules.filter((file) => file.endsWith('.tsx'));
const read = (file: string): string => readFileSync(path.join(sources, file), 'utf8');

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

const parse = (name: string, text: string): ts.SourceFile =>
  ts.createSourceFile(name, text, ts.ScriptTarget.ES2022, true, ts.ScriptKind.TSX);

/** All such texts of a source with their line. */
const literalsIn = (name: string, text: string): string[] => {
  const source = parse(name, text);
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

/** What a source calls the catalogues that it imports. */
const cataloguesOf = (source: ts.SourceFile): string[] =>
  source.statements.filter(ts.isImportDeclaration).flatMap(({ moduleSpecifier, importClause }) => {
    const isCatalogue = ts.isStringLiteral(moduleSpecifier) && /messages\.js$/.test(moduleSpecifier.text);
    const names = importClause?.namedBindings;
    if (!isCatalogue || !names || !ts.isNamedImports(names)) return [];
    return names.elements.filter(({ isTypeOnly }) => !isTypeOnly).map(({ name }) => name.text);
  });

/** Words that are read while the module is loaded, and keep the language of that moment. */
const readEarly = (name: string, text: string): string[] => {
  const source = parse(name, text);
  const catalogues = cataloguesOf(source);
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isFunctionLike(node) || ts.isTypeNode(node)) return;
    if (ts.isPropertyAccessExpression(node) && catalogues.includes(node.expression.getText())) {
      found.push(`${name} ${node.getText()}`);
    }
    ts.forEachChild(node, visit);
  };
  if (catalogues.length > 0) visit(source);
  return found;
};

/** A group of words by itself: each of them is read when it is asked for. */
const READ_LATER = ['shared/breach-words.ts messages.breachCategory'];

describe('The sources of the screens', () => {
  it('hold no words of their own: they come from a catalogue, in the reader’s language', () => {
    expect(files.length).toBeGreaterThan(40);
    expect(files.flatMap((file) => literalsIn(file, read(file)))).toEqual([]);
  });

  it('would be caught with some', () => {
    const bad = '<p title="Close">Hello {"there"} <b aria-hidden="true">·</b> <i className="worse">{words.x}</i></p>';
    expect(literalsIn('bad.tsx', `const a = ${bad};`)).toEqual([
      ...['bad.tsx:1 Close', 'bad.tsx:1 Hello', 'bad.tsx:1 there'],
    ]);
  });

  it('never show the message of an error, which is English and meant for a log', () => {
    const shown = modules.filter(
      (file) => !file.includes('.spec.') && /\b(?:error|fault|failure)\.message\b/.test(read(file)),
    );
    expect(shown).toEqual([]);
  });

  it('read their words while they draw, so that a change of language changes all of them', () => {
    const early = modules
      .filter((file) => !file.includes('.spec.'))
      .flatMap((file) => readEarly(file.replaceAll('\\', '/'), read(file)));
    expect(early.filter((line) => !READ_LATER.includes(line))).toEqual([]);
  });

  it('would be caught reading them before', () => {
    const head = "import { xMessages as words } from './messages.js';";
    expect(readEarly('bad.ts', `${head} const label = words.title; const fine = () => words.title;`)).toEqual([
      'bad.ts words.title',
    ]);
  });
});
