import { existsSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';

const introduction = `# Decisions

One page each, numbered, titled by what was decided. A record says what is now forbidden or required; when it no longer
holds it is not edited but superseded by a later one that names it. This list is written by \`npm run generate\`.
`;

/** `# 0001: Title` without mark and number. */
const titleOf = (text) =>
  text
    .split('\n', 1)[0]
    .replace(/^#\s*(?:ADR\s*)?\d*\s*[:.-]?\s*/i, '')
    .trim();

/** The index of the decision records of `root`; undefined where there are none. */
export const printDecisions = (root) => {
  const folder = path.join(root, 'docs/adr');
  if (!existsSync(folder)) return undefined;
  const records = readdirSync(folder).filter((file) => /^\d{4}-.+\.md$/.test(file));
  const lines = records
    .sort()
    .map((file) => `- ${file.slice(0, 4)} [${titleOf(readFileSync(path.join(folder, file), 'utf8'))}](${file})`);
  return `${introduction}\n${lines.join('\n')}\n`;
};
