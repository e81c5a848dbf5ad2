import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { runnerImport, type Plugin } from 'vite';

/** Where the server finds the documents, beside the dashboard. */
const MANIFEST = 'documents.json';

/** A document as it stands in a module: marked as GraphQL, a template that begins with its operation. */
const DOCUMENT = /\/\* GraphQL \*\/ `\s*(query|mutation) (\w+)[^`]*`/g;

const isDocument = (value: unknown): value is { name: string; text: string } =>
  typeof value === 'object' && value !== null && 'name' in value && 'text' in value && typeof value.text === 'string';

const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex');

const modulesWithDocuments = (root: string): string[] =>
  readdirSync(path.join(root, 'src'), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !file.includes('.spec.'))
    .map((file) => path.join(root, 'src', file))
    .filter((file) => readFileSync(file, 'utf8').match(DOCUMENT));

/** The documents that stand in a module, by the names of their operations; what a module puts together has no place. */
const documentsOf = async (file: string): Promise<ReadonlyMap<string, string>> => {
  const { module } = await runnerImport<Record<string, unknown>>(file, { configFile: false, logLevel: 'error' });
  const standing = new Set([...readFileSync(file, 'utf8').matchAll(DOCUMENT)].map(([, , name]) => name));
  const found = Object.values(module).filter(isDocument);
  return new Map(
    found.filter(({ name }) => standing.has(name)).map(({ name, text }) => [name, text.replace(/\s+/g, ' ').trim()]),
  );
};

/**
 * In a build every GraphQL document is written beside the dashboard, by the hash of its text, and its place in the
 * bundle is taken by the hash. `vite dev` and specs go on sending texts.
 */
export const persistedDocuments = (root: string): Plugin => {
  const documents = new Map<string, ReadonlyMap<string, string>>();
  return {
    name: 'persisted-documents',
    apply: 'build',
    enforce: 'pre',
    async buildStart() {
      documents.clear();
      for (const file of modulesWithDocuments(root)) documents.set(file, await documentsOf(file));
      const texts = [...documents.values()].flatMap((own) => [...own.values()]);
      const manifest = Object.fromEntries(texts.map((text) => [hashOf(text), text]));
      this.emitFile({ type: 'asset', fileName: MANIFEST, source: JSON.stringify(manifest) });
    },
    transform(code, id) {
      const own = documents.get(path.normalize(id));
      if (!own) return null;
      const short = code.replace(DOCUMENT, (_, kind: string, name: string) => {
        const text = own.get(name);
        if (text === undefined) throw new Error(`${id} does not export its document ${name}.`);
        return `'${kind} ${name}', '${hashOf(text)}'`;
      });
      return { code: short, map: null };
    },
  };
};
