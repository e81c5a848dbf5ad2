/**
 * Puts the verifier of evidence packs together as one file without dependencies: the very sources that `trustlog verify`
 * runs, without their types, each in a function of its own, in the order in which they need each other. Readable, so that
 * an auditor can read what he runs.
 */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';

const ENTRY = 'libs/platform/proof/pack/check/verify-main.ts';

const HEAD = `#!/usr/bin/env node
// The verifier of Trustlog's evidence packs: one file, Node.js 20 or newer, no network, nothing is written.
// Made from the sources in libs/platform/proof by \`npm run generate\`. Apache-2.0.
`;

const IMPORT = /^import \{([^}]*)\} from ["']([^"']+)["'];$/gm;
const NAMESPACE = /^import \* as (\w+) from ["'](node:[^"']+)["'];$/gm;
const REEXPORT = /^export \{([^}]*)\} from ["']([^"']+)["'];$/gm;
const EXPORT = /^export (?=(?:async )?(?:const|let|class|function)\*? +(\w+))/gm;

const OPTIONS = {
  target: ts.ScriptTarget.ES2022,
  module: ts.ModuleKind.ESNext,
};

const stripped = (file, root) =>
  ts.transpileModule(readFileSync(path.join(root, file), 'utf8'), { fileName: file, compilerOptions: OPTIONS })
    .outputText;

const destructured = (names) =>
  names
    .split(',')
    .map((name) => name.trim().replace(/^(\w+) as (\w+)$/, '$1: $2'))
    .filter(Boolean)
    .join(', ');

const bundle = (root) => {
  const names = new Map();
  const builtins = new Map();
  const parts = [];
  const builtin = (specifier) => {
    const known = builtins.get(specifier) ?? `$node_${specifier.slice(5).replaceAll('/', '_')}`;
    builtins.set(specifier, known);
    return known;
  };
  const add = (file) => {
    if (names.has(file)) return names.get(file);
    const name = `$${path.basename(file, '.ts')}`.replace(/[^\w$]+(\w)/g, (_, letter) => letter.toUpperCase());
    const id = [...names.values()].includes(name) ? `${name}${names.size}` : name;
    names.set(file, id);
    const from = (specifier) => {
      if (specifier.startsWith('node:')) return builtin(specifier);
      if (!specifier.startsWith('.'))
        throw new Error(`${file} imports ${specifier}: the verifier has no dependencies.`);
      return add(path.join(path.dirname(file), specifier.replace(/\.js$/, '.ts')));
    };
    const exported = [];
    const code = stripped(file, root)
      .replaceAll(IMPORT, (_, list, specifier) => `const { ${destructured(list)} } = ${from(specifier)};`)
      .replaceAll(NAMESPACE, (_, local, specifier) => `const ${local} = ${from(specifier)};`)
      .replaceAll(REEXPORT, (_, list, specifier) => {
        exported.push(
          ...list
            .split(',')
            .map((each) => each.trim())
            .filter(Boolean),
        );
        return `const { ${destructured(list)} } = ${from(specifier)};`;
      })
      .replaceAll(EXPORT, (_, local) => {
        exported.push(local);
        return '';
      });
    if (/^(?:import|export)\b/m.test(code)) throw new Error(`${file} has an import or export that is not understood.`);
    parts.push(`// ${file}\nconst ${id} = (() => {\n${code.trim()}\nreturn { ${exported.join(', ')} };\n})();\n`);
    return id;
  };
  const main = add(ENTRY);
  const imports = [...builtins].sort().map(([specifier, name]) => `import * as ${name} from '${specifier}';\n`);
  const run = `process.exitCode = await ${main}.verifyMain(process.argv.slice(2));\n`;
  return `${HEAD}${imports.join('')}\n${parts.join('\n')}\n${run}`;
};

/** The module that holds the single file's text, so that packs have it wherever the program runs from. */
const printVerifier = (root) =>
  `// Written by \`npm run generate\` from ${ENTRY}; do not edit.\n\n` +
  `/** \`verify.mjs\` of a pack: one file, without dependencies. */\nexport const VERIFIER = ${JSON.stringify(bundle(root))};\n`;

/** Path and text of that module; nothing where a tree has no verifier. */
export const verifierFile = (root) =>
  existsSync(path.join(root, ENTRY)) ? { 'libs/platform/proof/pack/verifier.text.ts': printVerifier(root) } : {};
