/** Reads the event definitions of `libs/contracts` as they are written: name, version, fields, what is sealed. */
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';

const FOLDERS = ['libs/contracts', 'libs/platform/kernel'];

const parse = (file) => ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true);

const sourcesIn = (root) =>
  FOLDERS.map((folder) => path.join(root, folder))
    .filter((folder) => existsSync(folder))
    .flatMap((folder) => readdirSync(folder).map((name) => path.join(folder, name)))
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.spec.ts'))
    .sort()
    .map(parse);

/** The sentence before a declaration, without its stars; the last comment alone. */
const docOf = (node) =>
  (ts.getJSDocCommentsAndTags(node).at(-1)?.getText() ?? '')
    .replace(/^\/\*\*|\*\/$/g, '')
    .split('\n')
    .map((line) => line.replace(/^\s*\*\s?/, '').trim())
    .join(' ')
    .trim();

/** A type as it is written, on one line and without what only the compiler cares for. */
const typeText = (node) =>
  node
    .getText()
    .replaceAll(/\/\*.*?\*\/|\breadonly /gs, '')
    .replaceAll(/\s+/g, ' ')
    .replace(/^\| /, '');

/** Names of types that a type is written with. */
const namesIn = (node) => {
  const names = new Set();
  const visit = (each) => {
    if (ts.isTypeReferenceNode(each) && ts.isIdentifier(each.typeName)) names.add(each.typeName.text);
    ts.forEachChild(each, visit);
  };
  visit(node);
  return names;
};

const fieldsOf = (members) =>
  Object.fromEntries(
    members.filter(ts.isPropertySignature).map((member) => [
      member.name.getText(),
      {
        type: typeText(member.type),
        ...(member.questionToken ? { optional: true } : {}),
        doc: docOf(member),
      },
    ]),
  );

/** A declared type: its fields, or what it is written as. */
const shapeOf = (declaration) => {
  if (ts.isInterfaceDeclaration(declaration)) return { fields: fieldsOf(declaration.members) };
  const { type } = declaration;
  return ts.isTypeLiteralNode(type) ? { fields: fieldsOf(type.members) } : { is: typeText(type) };
};

const declaredTypes = (sources) =>
  new Map(
    sources.flatMap(({ statements }) =>
      statements
        .filter((each) => ts.isInterfaceDeclaration(each) || ts.isTypeAliasDeclaration(each))
        .map((each) => [each.name.text, each]),
    ),
  );

/** `defineEvent('Type', 1)<Body>(personal, upcasts)` in parts; undefined for any other expression. */
const definitionIn = (expression) => {
  if (!expression || !ts.isCallExpression(expression) || !ts.isCallExpression(expression.expression)) return undefined;
  const inner = expression.expression;
  if (inner.expression.getText() !== 'defineEvent') return undefined;
  const [type, version] = inner.arguments;
  return {
    type: type.text,
    version: Number(version.text),
    body: expression.typeArguments[0],
    personal: expression.arguments[0],
  };
};

const sealedBy = (personal) =>
  personal && ts.isObjectLiteralExpression(personal)
    ? Object.fromEntries(personal.properties.map((each) => [each.name.getText(), each.initializer.text]))
    : {};

/** The members of a body: written out, of a declared type, or of several joined by `&`. */
const membersOf = (body, types) => {
  if (ts.isTypeLiteralNode(body)) return body.members;
  if (ts.isIntersectionTypeNode(body)) return body.types.flatMap((each) => membersOf(each, types));
  const declared = types.get(body.getText());
  if (declared) return ts.isInterfaceDeclaration(declared) ? declared.members : membersOf(declared.type, types);
  throw new Error(`The body ${body.getText()} is written in a way that the catalogue of events cannot read.`);
};

/** Every type that these are written with, and those that they are written with in turn. */
const reached = (nodes, types) => {
  const names = new Set();
  const visit = (node) => {
    for (const name of namesIn(node)) {
      if (names.has(name) || !types.has(name)) continue;
      names.add(name);
      visit(types.get(name));
    }
  };
  for (const node of nodes) visit(node);
  return [...names].sort();
};

/**
 * `events`: name, constant, version, feature, sentence and fields of every definition, in the order of their files.
 * `types`: the declared types that bodies are written with.
 */
export const readDefinitions = (root) => {
  const sources = sourcesIn(root);
  const types = declaredTypes(sources);
  const bodies = [];
  const events = sources
    .filter(({ fileName }) => fileName.endsWith('.events.ts'))
    .flatMap(({ fileName, statements }) =>
      statements.filter(ts.isVariableStatement).flatMap((statement) =>
        statement.declarationList.declarations.flatMap((declaration) => {
          const found = definitionIn(declaration.initializer);
          if (!found) return [];
          bodies.push(found.body);
          const sealed = sealedBy(found.personal);
          const fields = Object.entries(fieldsOf(membersOf(found.body, types))).map(([name, field]) => [
            name,
            { ...field, ...(sealed[name] ? { sealedFor: sealed[name] } : {}) },
          ]);
          return [
            {
              type: found.type,
              constant: declaration.name.getText(),
              version: found.version,
              file: path.basename(fileName, '.events.ts'),
              doc: docOf(statement),
              fields: Object.fromEntries(fields),
            },
          ];
        }),
      ),
    );
  const shapes = reached(bodies, types).map((name) => [
    name,
    { ...shapeOf(types.get(name)), doc: docOf(types.get(name)) },
  ]);
  return { events, types: Object.fromEntries(shapes) };
};
