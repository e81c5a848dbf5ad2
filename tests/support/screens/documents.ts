import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { Kind, OperationTypeNode, parse, type DocumentNode } from 'graphql';

const SOURCES = path.resolve(import.meta.dirname, '../../../apps/dashboard/src');

/** A document as the dashboard has it. */
interface Asked {
  readonly name: string;
  readonly text: string;
}

const isDocument = (value: unknown): value is Asked =>
  typeof value === 'object' && value !== null && 'text' in value && 'hash' in value && 'name' in value;

/** Every source of the dashboard that is no test. */
export const dashboardSources = (): readonly { readonly file: string; readonly text: string }[] =>
  readdirSync(SOURCES, { recursive: true, encoding: 'utf8' })
    .filter((file) => /(?<!\.spec)\.tsx?$/.test(file))
    .map((file) => path.join(SOURCES, file))
    .map((file) => ({ file, text: readFileSync(file, 'utf8') }));

/** Every document that a module of the dashboard exports, by its name. */
export const dashboardDocuments = async (): Promise<ReadonlyMap<string, DocumentNode>> => {
  const found = new Map<string, DocumentNode>();
  for (const { name, text } of await documents()) found.set(name, parse(text));
  return found;
};

/** Whether a document asks and changes nothing. */
export const isQuery = ({ definitions }: DocumentNode): boolean =>
  definitions.some((one) => one.kind === Kind.OPERATION_DEFINITION && one.operation === OperationTypeNode.QUERY);

/** The texts of the documents by which screens ask, by their names. */
export const screenQueries = async (): Promise<ReadonlyMap<string, string>> =>
  new Map((await documents()).filter(({ text }) => isQuery(parse(text))).map(({ name, text }) => [name, text]));

const documents = async (): Promise<readonly Asked[]> => {
  const found: Asked[] = [];
  for (const { file } of dashboardSources().filter(({ text }) => /\boperation</.test(text)))
    found.push(...Object.values((await import(file)) as Record<string, unknown>).filter(isDocument));
  return found;
};
