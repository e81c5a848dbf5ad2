import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { Kind, OperationTypeNode, parse, type DocumentNode } from 'graphql';
import { AFRESH, isKept, KEPT_QUESTIONS } from '../../apps/api/graphql/kept-questions.js';

/** Documents of screens that are made afresh each time, by what they ask that is not kept; `AFRESH` says why. */
const REVIEWED: Readonly<Record<string, readonly string[]>> = {
  Breaches: ['breaches'],
  BreachGuide: ['breachGuide'],
  BreachPeople: ['breachPeople'],
  Case: ['breach'],
  Inbox: ['breaches'],
  Records: ['records'],
};

const SOURCES = path.resolve(import.meta.dirname, '../../apps/dashboard/src');

interface Asked {
  readonly name: string;
  readonly text: string;
}
const isDocument = (value: unknown): value is Asked =>
  typeof value === 'object' && value !== null && 'text' in value && 'hash' in value && 'name' in value;

const sources = (): readonly { readonly file: string; readonly text: string }[] =>
  readdirSync(SOURCES, { recursive: true, encoding: 'utf8' })
    .filter((file) => /(?<!\.spec)\.tsx?$/.test(file))
    .map((file) => path.join(SOURCES, file))
    .map((file) => ({ file, text: readFileSync(file, 'utf8') }));

/** Every document that a module of the dashboard exports. */
const documents = async (): Promise<ReadonlyMap<string, DocumentNode>> => {
  const found = new Map<string, DocumentNode>();
  for (const { file } of sources().filter(({ text }) => /\boperation</.test(text))) {
    const exported = Object.values((await import(file)) as Record<string, unknown>);
    for (const { name, text } of exported.filter(isDocument)) found.set(name, parse(text));
  }
  return found;
};

const isQuery = ({ definitions }: DocumentNode): boolean =>
  definitions.some((one) => one.kind === Kind.OPERATION_DEFINITION && one.operation === OperationTypeNode.QUERY);

/** What a document asks at its top. */
const questionsOf = ({ definitions }: DocumentNode): string[] =>
  definitions
    .flatMap((one) => (one.kind === Kind.OPERATION_DEFINITION ? one.selectionSet.selections : []))
    .flatMap((one) => (one.kind === Kind.FIELD ? [one.name.value] : []));

describe('the documents of the screens', () => {
  let asked: readonly (readonly [string, DocumentNode])[];
  beforeAll(async () => {
    asked = [...(await documents())].filter(([, document]) => isQuery(document));
  });

  it('are all found', () => {
    const written = sources().flatMap(({ text }) => [...text.matchAll(/^ *query (\w+)/gm)].map(([, name]) => name));
    expect(asked.map(([name]) => name).sort()).toEqual(written.sort());
    expect(written).toContain('Overview');
  });

  it('are kept, or stand in the list of those that were looked at', () => {
    const afresh = asked.filter(([, document]) => !isKept(document));
    const why = afresh.map(([name, document]) => [name, questionsOf(document).filter((one) => AFRESH.has(one))]);
    expect(Object.fromEntries(why)).toEqual(REVIEWED);
  });

  it('ask nothing that nobody has looked at', () => {
    const questions = new Set(asked.flatMap(([, document]) => questionsOf(document)));
    expect([...questions].filter((one) => !KEPT_QUESTIONS.has(one) && !AFRESH.has(one))).toEqual([]);
  });
});
