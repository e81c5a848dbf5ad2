import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, it } from '@jest/globals';
import ts from 'typescript';
import type { StoredEvent } from '#platform/event-store/event-store.js';
import type { JsonObject } from '#platform/kernel/json.js';
import { catalogue } from '../../apps/composition/features.js';
import { readDefinitions } from '../../infra/tools/events/definitions.mjs';
import { keptShapes, shapesOf } from '../../infra/tools/events/shapes.mjs';

const root = path.resolve(import.meta.dirname, '..', '..');
const folder = path.join(import.meta.dirname, 'fixtures');

const metadata: StoredEvent['metadata'] = {
  eventId: '00000000-0000-4000-8000-000000000001',
  tenantId: '00000000-0000-4000-8000-000000000002',
  streamId: 'fixture',
  version: 1,
  position: 1,
  recordedAt: '2026-11-21T09:14:00.000000Z',
  occurredAt: '2026-11-21T09:14:00.000000Z',
  actorId: 'a',
  causationId: null,
  correlationId: '00000000-0000-4000-8000-000000000003',
};

/** `PolicyRegistered.v1`, a body as it was stored, personal fields sealed. */
const fixtures = readdirSync(folder).map((file) => path.basename(file, '.json'));

const stored = (name: string): StoredEvent => {
  const [type = '', version = ''] = name.split('.v');
  const body = JSON.parse(readFileSync(path.join(folder, `${name}.json`), 'utf8')) as JsonObject;
  return { type, schemaVersion: Number(version), body, metadata };
};

/** A line of TypeScript that compiles only if the body of today is what its definition says; sealed fields are texts. */
const claim = (event: StoredEvent, constant: string): string => {
  const { personal } = catalogue.get(event.type);
  const fields = Object.entries(event.body).map(([field, value]) => {
    const isSealed = field in personal && typeof value === 'string' && value.startsWith('sealed:1:');
    return `${JSON.stringify(field)}: ${isSealed ? 'sealed' : JSON.stringify(value)}`;
  });
  return `${constant}({ ${fields.join(', ')} });`;
};

/** What the compiler has to say of such lines, by line. */
const complaints = (lines: readonly string[]): ReadonlyMap<number, string> => {
  const file = path.join(root, 'libs/contracts/fixtures-as-of-today.ts');
  const options: ts.CompilerOptions = {
    strict: true,
    noEmit: true,
    skipLibCheck: true,
    target: ts.ScriptTarget.ES2023,
    module: ts.ModuleKind.NodeNext,
    customConditions: ['source'],
    types: [],
  };
  const host = ts.createCompilerHost(options);
  const fromDisk = host.getSourceFile.bind(host);
  host.getSourceFile = (name, ...rest) =>
    path.resolve(name) === file
      ? ts.createSourceFile(name, lines.join('\n'), ts.ScriptTarget.ES2023, true)
      : fromDisk(name, ...rest);
  const program = ts.createProgram([file], options, host);
  const found = ts.getPreEmitDiagnostics(program, program.getSourceFile(file));
  return new Map(
    found.map(({ start = 0, messageText, file: source }) => [
      source?.getLineAndCharacterOfPosition(start).line ?? -1,
      ts.flattenDiagnosticMessageText(messageText, ' '),
    ]),
  );
};

describe('The fixtures', () => {
  it('hold a body of every version of every event that was ever stored', () => {
    const versions = Object.entries(shapesOf(readDefinitions(root), keptShapes(root)).events).flatMap(
      ([type, stored]) => Object.keys(stored).map((version) => `${type}.v${version}`),
    );
    expect([...fixtures].sort()).toEqual(versions.sort());
  });

  it('are sealed where their definition says so', () => {
    const open = fixtures.map(stored).flatMap(({ type, body }) =>
      Object.keys(catalogue.get(type).personal)
        .filter((field) => typeof body[field] === 'string' && !body[field].startsWith('sealed:1:'))
        .map((field) => `${type}.${field}`),
    );
    expect(open).toEqual([]);
  });
});

describe('Every body that was ever stored', () => {
  let said: ReadonlyMap<number, string>;
  const constants = new Map(readDefinitions(root).events.map((event) => [event.type, event]));
  const imports = [
    'declare const sealed: never;',
    ...[...constants.values()].map(({ constant, file }) => `import { ${constant} } from './${file}.events.js';`),
  ];

  beforeAll(() => {
    const lines = fixtures.map((name) => {
      const event = catalogue.current(stored(name));
      return claim(event, constants.get(event.type)?.constant ?? '');
    });
    said = complaints([...imports, ...lines]);
  });

  it('can be compared with the definitions at all', () => {
    expect([...said].filter(([line]) => line < imports.length)).toEqual([]);
  });

  it.each(fixtures)('is, led to today, what its definition says: %s', (name) => {
    expect(said.get(imports.length + fixtures.indexOf(name))).toBeUndefined();
  });
});
