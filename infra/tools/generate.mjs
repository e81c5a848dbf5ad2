/**
 * `npm run generate` writes what is derived from the GraphQL schema and from the definitions of events, and the list of
 * decisions; `--check` only compares and names what is stale. Run it after every change of a `.graphql` file or of an
 * event, and for every new decision record.
 */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { lexicographicSortSchema, printSchema } from 'graphql';
import { readDefinitions } from './events/definitions.mjs';
import { printEventPages } from './events/pages.mjs';
import { brokenShapes, keptShapes, SHAPES, shapesOf } from './events/shapes.mjs';
import { printReference } from './graphql/reference.mjs';
import { loadSchema, undescribed } from './graphql/schema.mjs';
import { printTypes } from './graphql/types.mjs';
import { printDecisions } from './papers/decisions.mjs';
import { verifierFile } from './proof/verifier.mjs';

/** Pages and shapes of the events; nothing where a tree defines none. */
const eventFiles = (root) => {
  const definitions = readDefinitions(root);
  if (definitions.events.length === 0) return {};
  const pages = Object.entries(printEventPages(root, definitions)).map(([name, text]) => [`docs/events/${name}`, text]);
  const shapes = shapesOf(definitions, keptShapes(root));
  return { ...Object.fromEntries(pages), [SHAPES]: `${JSON.stringify(shapes, null, 1)}\n` };
};

/**
 * Path from the root, and text, of every file that is derived from others.
 * @returns {Record<string, string>}
 */
export const generatedFiles = (root) => {
  const schema = loadSchema(root);
  const decisions = printDecisions(root);
  return {
    'libs/contracts/graphql/schema.types.ts': printTypes(schema),
    'docs/schema/schema.graphql': `${printSchema(lexicographicSortSchema(schema))}\n`,
    'docs/schema/README.md': printReference(schema),
    ...(decisions === undefined ? {} : { 'docs/adr/README.md': decisions }),
    ...eventFiles(root),
    ...verifierFile(root),
  };
};

const read = (file) => readFile(file, 'utf8').catch(() => '');

/** Names of the generated files that are not what they would be if they were made today. */
export const staleFiles = async (root) => {
  const names = await Promise.all(
    Object.entries(generatedFiles(root)).map(async ([file, text]) =>
      (await read(path.join(root, file))) === text ? null : file,
    ),
  );
  return names.filter((name) => name !== null);
};

const undescribedEvents = ({ events }) => events.filter(({ doc }) => doc === '').map(({ type }) => type);

/** Says where a stored shape was changed; true when none was. */
const keepsShapes = (root, definitions) => {
  const broken = brokenShapes(definitions, keptShapes(root));
  for (const what of broken) console.log(`${what}. Raise the version and write an upcast (docs/adr/0197).`);
  return broken.length === 0;
};

const writeAll = (root) =>
  Promise.all(
    Object.entries(generatedFiles(root)).map(async ([file, text]) => {
      const target = path.join(root, file);
      await mkdir(path.dirname(target), { recursive: true });
      if ((await read(target)) !== text) await writeFile(target, text);
    }),
  );

const check = async (root) => {
  const stale = await staleFiles(root);
  const definitions = readDefinitions(root);
  const silent = [...undescribed(loadSchema(root)), ...undescribedEvents(definitions)];
  for (const file of stale) console.log(`stale: ${file}: run npm run generate`);
  for (const name of silent) console.log(`no sentence of description: ${name}`);
  process.exitCode = keepsShapes(root, definitions) && stale.length + silent.length === 0 ? 0 : 1;
};

const write = async (root) => {
  if (keepsShapes(root, readDefinitions(root))) await writeAll(root);
  else process.exitCode = 1;
};

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const root = path.resolve(import.meta.dirname, '..', '..');
  await (process.argv.includes('--check') ? check(root) : write(root));
}
