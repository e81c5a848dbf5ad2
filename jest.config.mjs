/**
 * Three tiers, told by the suffix of the file. `unit` is pure and starts nothing; `int` and `e2e` share one real
 * PostgreSQL, started once by the global set-up.
 */
const common = {
  rootDir: import.meta.dirname,
  testEnvironment: 'node',
  // The same condition that tsconfig.json names: `#platform/x.js` is libs/platform/x.ts, not the build.
  testEnvironmentOptions: { customExportConditions: ['source', 'node', 'node-addons'] },
  extensionsToTreatAsEsm: ['.ts', '.tsx'],
  // `js` first, so that packages keep their own files; our sources have only the TypeScript one.
  moduleFileExtensions: ['js', 'mjs', 'cjs', 'ts', 'tsx', 'json', 'node'],
  moduleNameMapper: {
    '^(\\.{1,2}/.*)\\.js$': '$1',
    '^content-disposition$': '<rootDir>/tests/setup/content-disposition.cjs',
  },
  modulePathIgnorePatterns: ['<rootDir>/dist/', '<rootDir>/.data/'],
  testPathIgnorePatterns: ['/node_modules/', '<rootDir>/dist/', '<rootDir>/.data/'],
  transform: { '^.+\\.tsx?$': ['@swc/jest'] },
};

const withDatabase = {
  globalSetup: '<rootDir>/tests/setup/global-setup.mjs',
  globalTeardown: '<rootDir>/tests/setup/global-teardown.mjs',
};

const tier = (name, extra = {}) => ({
  ...common,
  ...extra,
  displayName: name,
  testMatch: [`<rootDir>/{apps,libs,tests,infra}/**/*.${name}.spec.{ts,tsx}`],
});

export default {
  maxWorkers: 2,
  testTimeout: 60_000,
  projects: [tier('unit'), tier('int', withDatabase), tier('e2e', withDatabase)],
};
