/**
 * Who may import whom, one rule an entry. `forbids` answers true for an import that must not be.
 * Each rule has a planted violation in tests/architecture/imports.unit.spec.ts; a rule without one fails there.
 *
 * @typedef {import('./modules.mjs').Module} Module
 * @typedef {{ name: string, why: string, forbids: (from: Module, to: Module, specifier: string) => boolean }} ImportRule
 */

const isKernel = (module) => module.id.startsWith('libs/platform/kernel/');
/** What checks a proof: it also runs in a browser and in a file of its own. */
const isProofCore = (module) => module.id.startsWith('libs/platform/proof/core/');
/** Who asks, within which scope, and the unit that a command is stored as: types that a published port has to name. */
const isQuestion = ({ id }) => /^libs\/platform\/(auth\/actor|read-store\/read-store|command\/unit)\.ts$/.test(id);
const isIn = (module, ...areas) => areas.includes(module.area);
const isOwn = (from, to) => to.area === 'feature' && to.feature === from.feature;
const isOwnLayer = (from, to, ...layers) => isOwn(from, to) && layers.includes(to.layer);
const isLayer = (module, layer) => module.area === 'feature' && module.layer === layer && !module.isTest;
const isStoredFact = (module) => /\.events\.ts$|\/upcasters\//.test(module.id);

/** The part of a path that must not be left by `../`: one library, one feature or one app. */
const homeOf = ({ id }) => /^(libs\/features\/[^/]+|libs\/[^/]+|apps\/[^/]+|tests)\//.exec(id)?.[1];

/** @type {readonly ImportRule[]} */
export const rules = [
  {
    name: 'features-meet-in-contracts',
    why: 'A feature never imports another one; what crosses the border is a published type in libs/contracts.',
    forbids: (from, to) => from.area === 'feature' && isIn(to, 'feature', 'features') && !isOwn(from, to),
  },
  {
    name: 'platform-knows-no-feature',
    why: 'The platform serves features it has never heard of.',
    forbids: (from, to) => from.area === 'platform' && isIn(to, 'feature', 'features'),
  },
  {
    name: 'libraries-know-no-app',
    why: 'Apps put libraries together, never the other way round.',
    forbids: (from, to) => isIn(from, 'platform', 'contracts', 'feature', 'features') && to.area === 'app',
  },
  {
    name: 'domain-is-pure',
    why: 'The domain is functions over values: it may use the kernel, the contracts and itself, nothing else.',
    forbids: (from, to) => isLayer(from, 'domain') && !isOwnLayer(from, to, 'domain') && !isVocabulary(to),
  },
  {
    name: 'kernel-is-pure',
    why: 'The kernel is what the domain is written in; it imports nothing but itself.',
    forbids: (from, to) => isKernel(from) && !from.isTest && !isKernel(to),
  },
  {
    name: 'proof-core-is-pure',
    why: 'What checks a proof runs in Node, in a browser and in a lone file; it imports nothing but its own folder.',
    forbids: (from, to) => isProofCore(from) && !from.isTest && !isProofCore(to),
  },
  {
    name: 'contracts-are-types',
    why: 'Contracts are read by everyone, so they may need no more than the kernel and the types of a question or of a command.',
    forbids: (from, to) => from.area === 'contracts' && !from.isTest && !isVocabulary(to) && !isQuestion(to),
  },
  {
    name: 'command-decides',
    why: 'A command handler loads, decides and appends; it reads no screen and knows no GraphQL.',
    forbids: (from, to) => isLayer(from, 'command') && isOwnLayer(from, to, 'policy', 'projection', 'query', 'graphql'),
  },
  {
    name: 'policy-acts-by-command',
    why: 'A policy hears an event and sends a command; it neither draws screens nor speaks GraphQL.',
    forbids: (from, to) => isLayer(from, 'policy') && isOwnLayer(from, to, 'projection', 'graphql'),
  },
  {
    name: 'projection-sees-events',
    why: 'A projection folds stored facts; a rule of the domain in it would change the past when the rule changes.',
    forbids: (from, to) =>
      isLayer(from, 'projection') &&
      isOwn(from, to) &&
      to.layer !== 'projection' &&
      !(to.layer === 'domain' && isStoredFact(to)),
  },
  {
    name: 'query-reads-its-table',
    why: 'A query reads the tables of its own projections; it loads no aggregate and changes nothing.',
    forbids: (from, to) =>
      isLayer(from, 'query') &&
      (isOwnLayer(from, to, 'command', 'policy', 'graphql') || /\.(decide|evolve|state|commands)\.ts$/.test(to.id)),
  },
  {
    name: 'graphql-is-thin',
    why: 'A resolver hands over to a command or a query; what it needs to know, they tell it.',
    forbids: (from, to) => isLayer(from, 'graphql') && isOwnLayer(from, to, 'domain', 'policy', 'projection'),
  },
  {
    name: 'dashboard-stands-apart',
    why: 'The dashboard runs in a browser: it shares the contracts and what checks proofs, and no other code.',
    forbids: (from, to) =>
      (from.app === 'dashboard' &&
        isIn(to, 'platform', 'feature', 'features', 'app') &&
        to.app !== 'dashboard' &&
        !isProofCore(to)) ||
      (to.app === 'dashboard' && from.app !== 'dashboard' && !from.isTest),
  },
  {
    name: 'test-support-stays-in-tests',
    why: 'What tests lean on is not shipped.',
    forbids: (from, to) => !from.isTest && to.isTest && !from.id.startsWith('apps/cli/bench/'),
  },
  {
    name: 'database-behind-platform',
    why: 'Raw connections pass by row-level security; only the platform, the bench and tests may open one.',
    forbids: (from, to) =>
      /^npm:(pg|pg-copy-streams|typeorm|@nestjs\/typeorm)$/.test(to.id) &&
      !from.isTest &&
      from.area !== 'platform' &&
      !from.id.startsWith('apps/cli/bench/'),
  },
  {
    name: 'borders-are-named',
    why: 'Across a border write #platform/, #contracts/ or #features/: a path with ../../ hides that it is crossed.',
    // The dashboard goes by paths: Vite does not know the condition that leads these names to the sources.
    forbids: (from, to, specifier) =>
      specifier.startsWith('.') &&
      from.app !== 'dashboard' &&
      isIn(to, 'platform', 'contracts', 'feature', 'features') &&
      homeOf(from) !== homeOf(to),
  },
  {
    name: 'imports-lead-somewhere',
    why: 'An import the checker cannot follow is one that it cannot judge.',
    forbids: (from, to) => to.area === 'nowhere',
  },
];

function isVocabulary(module) {
  return isKernel(module) || module.area === 'contracts';
}
