import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { readImports } from './modules.mjs';
import { rules } from './rules.mjs';

/**
 * A checker that sees nothing finds nothing wrong: fewer modules than this is a failure. Raise it as the project
 * grows.
 */
export const floor = 250;

const violationsOf = (imports) =>
  imports.flatMap(({ from, to, specifier }) =>
    rules
      .filter((rule) => rule.forbids(from, to, specifier))
      .map(({ name, why }) => ({ rule: name, from: from.id, to: to.id, why })),
  );

/** Each cycle once, as the list of its files; found by depth-first search over imports inside the repository. */
const cyclesOf = (imports) => {
  const next = groupByFrom(imports);
  const done = new Set();
  const cycles = [];
  const visit = (id, trail) => {
    const at = trail.indexOf(id);
    if (at >= 0) return void cycles.push(trail.slice(at));
    if (done.has(id)) return;
    for (const { to } of next.get(id) ?? []) if (to.area !== 'outside') visit(to.id, [...trail, id]);
    done.add(id);
  };
  for (const id of next.keys()) visit(id, []);
  return cycles;
};

const groupByFrom = (imports) => {
  const groups = new Map();
  for (const each of imports) groups.set(each.from.id, [...(groups.get(each.from.id) ?? []), each]);
  return groups;
};

/**
 * Checks a tree against every rule.
 * @param {string} root folder that holds apps/, libs/ and tests/
 * @returns {{ modules: number, violations: { rule: string, from: string, to: string, why: string }[] }}
 */
export const checkImports = (root) => {
  const { files, imports } = readImports(root);
  const cycles = cyclesOf(imports).map((files) => ({
    rule: 'no-cycles',
    from: files[0],
    to: [...files.slice(1), files[0]].join(' -> '),
    why: 'Two modules that need each other are one module, or miss a third.',
  }));
  return { modules: files.length, violations: [...violationsOf(imports), ...cycles] };
};

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const { modules, violations } = checkImports(path.resolve(import.meta.dirname, '..', '..', '..'));
  for (const { rule, from, to, why } of violations) console.log(`${from}\n  -> ${to}\n  ${rule}: ${why}`);
  if (modules < floor) console.log(`only ${modules} modules seen, at least ${floor} expected: is the checker blind?`);
  else console.log(`${modules} modules, ${rules.length + 1} rules, ${violations.length} violations`);
  process.exitCode = violations.length > 0 || modules < floor ? 1 : 0;
}
