import { defineConfig } from 'eslint/config';
import tseslint from 'typescript-eslint';

/**
 * The rules of the house that a machine can hold. Which folder may import which is not here: that is
 * infra/tools/imports/rules.mjs. A rule that fights the reader is switched off on its line, with the reason.
 */
const size = (lines) => ({
  'max-lines': ['error', { max: lines, skipBlankLines: true, skipComments: true }],
  // A switch over a union counts once: decide and evolve have a case for every command and event.
  complexity: ['error', { max: 8, variant: 'modified' }],
  'max-depth': ['error', 3],
});

const noDefaultExport = {
  selector: 'ExportDefaultDeclaration',
  message: 'Export by name: one name for one thing, everywhere.',
};
const noEnum = { selector: 'TSEnumDeclaration', message: "Use a union of literals: 'open' | 'closed'." };
const noNamespace = { selector: 'TSModuleDeclaration[kind="namespace"]', message: 'Use a module.' };
/** Constructors are spared: Nest passes them whatever they depend on. */
const fewParameters = {
  selector: [
    ':matches(FunctionDeclaration, ArrowFunctionExpression)[params.length>4]',
    ':matches(Property, MethodDefinition[kind!="constructor"], VariableDeclarator) > FunctionExpression[params.length>4]',
  ].join(', '),
  message: 'More than four parameters: give them as one object with names.',
};
const noMockModule = {
  selector: "CallExpression[callee.object.name='jest'][callee.property.name=/^(mock|unstable_mockModule)$/]",
  message: 'jest.mock is not hoisted in ES modules and does nothing: inject a fake.',
};
const style = [noDefaultExport, noEnum, noNamespace, fewParameters, noMockModule];

const noClock = [
  {
    selector: "NewExpression[callee.name='Date'][arguments.length=0]",
    message: 'The domain asks no clock: `now` comes with the command.',
  },
  {
    selector: "CallExpression[callee.object.name='Date'][callee.property.name='now']",
    message: 'The domain asks no clock: `now` comes with the command.',
  },
  {
    selector: "MemberExpression[object.name='Math'][property.name='random']",
    message: 'The domain throws no dice: ids come with the command.',
  },
];

const database = {
  paths: [
    { name: 'pg', message: 'Raw SQL connections live in libs/platform: ask the read store or the event store.' },
    { name: 'typeorm', message: 'TypeORM lives in libs/platform.' },
    { name: '@nestjs/typeorm', message: 'TypeORM lives in libs/platform.' },
  ],
};

const plain = {
  'no-undef': 'error',
  'no-unused-vars': 'error',
  'no-var': 'error',
  'prefer-const': 'error',
  'no-unreachable': 'error',
  'no-dupe-keys': 'error',
};

const always = {
  eqeqeq: ['error', 'always', { null: 'ignore' }],
  'no-warning-comments': ['error', { terms: ['todo', 'fixme', 'xxx'], location: 'anywhere' }],
  'no-restricted-syntax': ['error', ...style],
};

const nodeGlobals = Object.fromEntries(
  [
    ...['process', 'console', 'Buffer', 'URL', 'URLSearchParams', 'fetch', 'performance', 'AbortController'],
    ...['AbortSignal', 'TextDecoder', 'TextEncoder', 'setTimeout', 'clearTimeout', 'setInterval', 'clearInterval'],
    ...['setImmediate', 'structuredClone', 'queueMicrotask'],
  ].map((name) => [name, 'readonly']),
);

export default defineConfig(
  {
    ignores: [
      'dist/',
      '.data/',
      'coverage/',
      'node_modules/',
      '**/fixtures/**',
      'libs/contracts/graphql/schema.types.ts',
    ],
  },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  {
    files: ['**/*.{ts,tsx}'],
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: {
      parserOptions: {
        project: ['./tsconfig.json', './apps/dashboard/tsconfig.json'],
        tsconfigRootDir: import.meta.dirname,
      },
    },
    rules: {
      ...always,
      ...size(200),
      'no-restricted-imports': ['error', database],
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'separate-type-imports' }],
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', ignoreRestSiblings: true }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true, allowBoolean: true }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      // There are no enums to be unsafe with, and looking for them takes a sixth of the time.
      '@typescript-eslint/no-unsafe-enum-assignment': 'off',
      '@typescript-eslint/no-unsafe-enum-comparison': 'off',
      // Nest's options are classes by name only; an object literal is what it expects.
      '@typescript-eslint/no-unsafe-class-instance-assignment': 'off',
      // Nest's modules are classes without members.
      '@typescript-eslint/no-extraneous-class': ['error', { allowWithDecorator: true }],
      // A port is asynchronous even where one implementation answers at once.
      '@typescript-eslint/require-await': 'off',
      // Written out, a type argument says what is meant; that it is also the default is chance.
      '@typescript-eslint/no-unnecessary-type-arguments': 'off',
      // `sql<Row>(...)`: the caller says what a row is.
      '@typescript-eslint/no-unnecessary-type-parameters': 'off',
    },
  },
  {
    files: ['libs/features/*/domain/**/*.ts', 'libs/platform/kernel/**/*.ts', 'libs/features/*/projection/**/*.ts'],
    ignores: ['**/*.spec.ts'],
    rules: {
      'no-restricted-syntax': ['error', ...style, ...noClock],
      // A new event or command does not compile until every place has answered it: no `default`.
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: false }],
    },
  },
  {
    files: ['libs/platform/**/*.ts', 'apps/cli/bench/**/*.ts', 'tests/**/*.ts', '**/*.spec.ts'],
    rules: { 'no-restricted-imports': 'off' },
  },
  {
    files: ['**/*.spec.{ts,tsx}', 'tests/**/*.ts', 'libs/platform/testing/**/*.ts'],
    rules: {
      ...size(400),
      // Answers of the API are JSON, and a wrong shape fails the assertion.
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/unbound-method': 'off',
    },
  },
  {
    files: ['**/*.{mjs,js}'],
    languageOptions: { globals: nodeGlobals },
    rules: { ...always, ...size(200), ...plain },
  },
  {
    // Their readers ask for a default export: tools' configuration, Jest's hooks, Jest's reporters.
    files: ['*.config.{mjs,js}', 'apps/dashboard/vite.config.ts', 'tests/setup/*.mjs', '**/*-reporter.mjs'],
    rules: { 'no-restricted-syntax': ['error', noEnum, noNamespace] },
  },
);
