import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { checkImports, floor } from '../../infra/tools/imports/check.mjs';
import { rules } from '../../infra/tools/imports/rules.mjs';

const root = path.resolve(import.meta.dirname, '..', '..');

/** A healthy little project; each violation is planted on top of it. */
const healthy: Record<string, string> = {
  'libs/platform/kernel/result.ts': 'export const accept = 1;',
  'libs/platform/read-store/read-store.ts': 'export interface ReadStore {}',
  'libs/platform/read-store/postgres-read-store.ts': "import { Pool } from 'pg';\nexport const store = Pool;",
  'libs/platform/testing/test-database.ts': 'export const testDatabase = 1;',
  'libs/contracts/policy.ts': "export type { accept } from '#platform/kernel/result.js';",
  'libs/contracts/audience.port.ts': "import type { ReadStore } from '#platform/read-store/read-store.js';",
  'libs/features/breach/breach.module.ts': "import './graphql/breach.resolver.js';",
  'libs/features/breach/domain/breach.events.ts': "import { accept } from '#platform/kernel/result.js';",
  'libs/features/breach/domain/breach.state.ts': "import type { A } from './breach.events.js';",
  'libs/features/breach/domain/breach.decide.ts': "import './breach.state.js';\nimport '#contracts/policy.js';",
  'libs/features/breach/domain/breach.decide.unit.spec.ts': "import { it } from '@jest/globals';",
  'libs/features/breach/command/report/report.handler.ts': "import '../../domain/breach.decide.js';",
  'libs/features/breach/policy/warn-when-late.policy.ts': "import '../command/report/report.handler.js';",
  'libs/features/breach/projection/register/register.ts': "import '../../domain/breach.events.js';",
  'libs/features/breach/query/register/register.ts': "import '../../projection/register/register.js';",
  'libs/features/breach/query/register/register.int.spec.ts': "import '#platform/testing/test-database.js';",
  'libs/features/breach/graphql/breach.resolver.ts': "import '../query/register/register.js';",
  'libs/features/policy/domain/policy.decide.ts': "import '#platform/kernel/result.js';",
  'apps/api/main.ts': "import '#features/breach/breach.module.js';\nimport fs from 'node:fs';",
  'apps/dashboard/main.tsx': "import type { accept } from '../../libs/contracts/policy.js';\nimport './main.css';",
  'apps/dashboard/main.css': '',
  'libs/platform/proof/core/note.ts': 'export const note = 1;',
  'apps/dashboard/proof.ts': "import { note } from '../../libs/platform/proof/core/note.js';",
};

/** Rule, file, and the line that breaks it. Some rules have several ways of being broken. */
const planted: [rule: string, file: string, line: string][] = [
  [
    'features-meet-in-contracts',
    'libs/features/policy/command/a.ts',
    "import '#features/breach/domain/breach.events.js';",
  ],
  [
    'features-meet-in-contracts',
    'libs/features/policy/command/a.ts',
    "import type { A } from '../../breach/domain/breach.events.js';",
  ],
  ['platform-knows-no-feature', 'libs/platform/tenancy/a.ts', "export * from '#features/breach/breach.module.js';"],
  ['platform-knows-no-feature', 'libs/platform/tenancy/a.ts', "await import('#features/breach/breach.module.js');"],
  ['libraries-know-no-app', 'libs/features/breach/command/a.ts', "import '../../../../apps/api/main.js';"],
  ['domain-is-pure', 'libs/features/breach/domain/a.ts', "import { v4 } from 'uuid';"],
  ['domain-is-pure', 'libs/features/breach/domain/a.ts', "import { randomUUID } from 'node:crypto';"],
  ['domain-is-pure', 'libs/features/breach/domain/a.ts', "import '../command/report/report.handler.js';"],
  ['domain-is-pure', 'libs/features/breach/domain/a.ts', "import '#platform/read-store/read-store.js';"],
  ['kernel-is-pure', 'libs/platform/kernel/a.ts', "import 'node:crypto';"],
  ['kernel-is-pure', 'libs/platform/kernel/a.ts', "import '../read-store/read-store.js';"],
  ['proof-core-is-pure', 'libs/platform/proof/core/a.ts', "import { hash } from 'node:crypto';"],
  ['proof-core-is-pure', 'libs/platform/proof/core/a.ts', "import type { Uuid } from '#platform/kernel/event.js';"],
  ['contracts-are-types', 'libs/contracts/a.ts', "import '#platform/read-store/postgres-read-store.js';"],
  ['command-decides', 'libs/features/breach/command/a.ts', "import '../query/register/register.js';"],
  ['policy-acts-by-command', 'libs/features/breach/policy/a.ts', "import '../graphql/breach.resolver.js';"],
  ['projection-sees-events', 'libs/features/breach/projection/a.ts', "import '../domain/breach.decide.js';"],
  ['projection-sees-events', 'libs/features/breach/projection/a.ts', "import '../command/report/report.handler.js';"],
  ['query-reads-its-table', 'libs/features/breach/query/a.ts', "import '../command/report/report.handler.js';"],
  ['query-reads-its-table', 'libs/features/breach/query/a.ts', "import '../domain/breach.decide.js';"],
  ['graphql-is-thin', 'libs/features/breach/graphql/a.ts', "import '../domain/breach.events.js';"],
  ['graphql-is-thin', 'libs/features/breach/graphql/a.ts', "import '../projection/register/register.js';"],
  ['dashboard-stands-apart', 'apps/dashboard/a.ts', "import '#platform/kernel/result.js';"],
  ['dashboard-stands-apart', 'apps/api/a.ts', "import '../dashboard/main.js';"],
  ['test-support-stays-in-tests', 'libs/platform/tenancy/a.ts', "import '../testing/test-database.js';"],
  ['database-behind-platform', 'libs/features/breach/query/a.ts', "import pg from 'pg';"],
  ['database-behind-platform', 'apps/api/a.ts', "import type { DataSource } from 'typeorm';"],
  ['borders-are-named', 'apps/api/a.ts', "import '../../libs/platform/kernel/result.js';"],
  ['imports-lead-somewhere', 'apps/api/a.ts', "import './missing.js';"],
  ['no-cycles', 'libs/features/breach/domain/breach.events.ts', "import './breach.decide.js';"],
];

describe('The import rules', () => {
  let tree: string;
  const write = (file: string, text: string) => {
    mkdirSync(path.dirname(path.join(tree, file)), { recursive: true });
    writeFileSync(path.join(tree, file), text);
  };

  beforeEach(() => {
    tree = mkdtempSync(path.join(tmpdir(), 'trustlog-imports-'));
    for (const [file, text] of Object.entries(healthy)) write(file, text);
  });
  afterEach(() => rmSync(tree, { recursive: true, force: true }));

  it('find nothing in a project that keeps them', () => {
    const { modules, violations } = checkImports(tree);
    expect(violations).toEqual([]);
    expect(modules).toBe(Object.keys(healthy).filter((file) => !file.endsWith('.css')).length);
  });

  it.each(planted)('%s turns red in %s for: %s', (rule, file, line) => {
    write(file, `${line}\n${healthy[file] ?? ''}`);
    const { violations } = checkImports(tree);
    expect(violations.filter((violation) => violation.rule === rule)).toHaveLength(1);
  });

  it('see nothing where there is nothing, which the floor turns into a failure', () => {
    rmSync(tree, { recursive: true });
    mkdirSync(tree);
    expect(checkImports(tree).modules).toBeLessThan(floor);
  });

  it('have each at least one planted violation', () => {
    const proved = new Set(planted.map(([rule]) => rule));
    expect([...rules.map(({ name }) => name), 'no-cycles'].filter((name) => !proved.has(name))).toEqual([]);
  });
});

describe('This repository', () => {
  it('keeps the import rules, and the checker has seen it', () => {
    const { modules, violations } = checkImports(root);
    expect(violations).toEqual([]);
    expect(modules).toBeGreaterThanOrEqual(floor);
  });
});
