import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { generatedFiles, staleFiles } from '../../infra/tools/generate.mjs';
import { loadSchema, schemaFiles, undescribed } from '../../infra/tools/graphql/schema.mjs';

const root = path.resolve(import.meta.dirname, '..', '..');

const base = `
"An instant."
scalar DateTime
"Questions."
type Query
`;

const feature = `
"Where a case stands."
enum CaseStatus { "Open." OPEN "Closed." CLOSED }
"A case."
type Case { "Its id." id: ID! "When." openedAt: DateTime! "Its tags." tags(first: Int!): [String]! "Why, if known." why: String }
"No."
type Refused { "Why." message: String! }
"A case, or a no."
union CaseResult = Case | Refused
"What is asked."
input CaseFilter { "Where it stands." status: CaseStatus "At most." first: Int! = 5 }
extend type Query { "One case." case(filter: CaseFilter): CaseResult }
`;

describe('The schema of the features', () => {
  let tree: string;
  const write = (file: string, text: string) => {
    mkdirSync(path.dirname(path.join(tree, file)), { recursive: true });
    writeFileSync(path.join(tree, file), text);
  };
  const types = () => generatedFiles(tree)['libs/contracts/graphql/schema.types.ts'];

  beforeEach(() => {
    tree = mkdtempSync(path.join(tmpdir(), 'trustlog-schema-'));
    write('libs/platform/graphql/base.graphql', base);
    write('libs/features/case/graphql/case.graphql', feature);
  });
  afterEach(() => rmSync(tree, { recursive: true, force: true }));

  it('becomes one schema', () => {
    expect(Object.keys(loadSchema(tree).getQueryType()?.getFields() ?? {})).toEqual(['case']);
    expect(undescribed(loadSchema(tree))).toEqual([]);
  });

  it('names a type, a field, an input and an enum value that have no sentence', () => {
    write('libs/features/case/graphql/more.graphql', 'enum E { A } input I { f: Int } type T { f: Int }');
    expect(undescribed(loadSchema(tree))).toEqual(['E', 'E.A', 'I', 'I.f', 'T', 'T.f']);
  });

  it('does not take a word for a sentence', () => {
    write('libs/features/case/graphql/more.graphql', '"thing" enum E { "One." A }');
    expect(undescribed(loadSchema(tree))).toEqual(['E']);
  });

  it('becomes unions, readonly lists and strings in TypeScript', () => {
    expect(types()).toContain("export type CaseStatus = 'OPEN' | 'CLOSED';");
    expect(types()).toContain("export type CaseResult = Named<Case, 'Case'> | Named<Refused, 'Refused'>;");
    expect(types()).toContain('readonly openedAt: string;');
    expect(types()).toContain('readonly tags?: readonly (string | null)[];');
    expect(types()).toContain('readonly why?: string | null;');
    expect(types()).toContain('export interface QueryCaseArgs {');
  });

  it('refuses a scalar that nobody gave a TypeScript type', () => {
    write('libs/features/case/graphql/more.graphql', '"Odd." scalar Odd');
    expect(types).toThrow('scalar Odd has no TypeScript type');
  });

  it('refuses a type that two features define, and names the file', () => {
    write('libs/features/other/graphql/other.graphql', '"A case." type Case { "Its id." id: ID! }');
    expect(() => loadSchema(tree)).toThrow('There can be only one type named "Case"');
  });

  it('makes a generated file stale when it changes', async () => {
    for (const [file, text] of Object.entries(generatedFiles(tree))) write(file, text);
    expect(await staleFiles(tree)).toEqual([]);
    write('libs/features/case/graphql/more.graphql', '"More." enum More { "One." ONE }');
    expect(await staleFiles(tree)).toEqual([
      'libs/contracts/graphql/schema.types.ts',
      'docs/schema/schema.graphql',
      'docs/schema/README.md',
    ]);
  });
});

describe('This repository', () => {
  it('describes every type and field of its schema', () => {
    expect(schemaFiles(root).length).toBeGreaterThan(0);
    expect(undescribed(loadSchema(root))).toEqual([]);
  });

  it('has generated types and reference that are up to date', async () => {
    expect(await staleFiles(root)).toEqual([]);
  });
});
