/** The catalogue of events as pages to read: what each says, who decides it, who listens. */
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';

const HEAD = 'Written by `npm run generate` from `libs/contracts`; do not edit.';

const cell = (text) => text.trim().replaceAll('\n', ' ').replaceAll('|', '\\|');

const filesOf = (root) => {
  const base = path.join(root, 'libs/features');
  if (!existsSync(base)) return [];
  return readdirSync(base, { recursive: true })
    .filter((name) => name.endsWith('.ts') && !name.endsWith('.spec.ts'))
    .map((name) => name.split(path.sep).join('/'))
    .sort()
    .map((name) => ({ name, text: readFileSync(path.join(base, name), 'utf8') }));
};

const folder = ({ name }, part) => name.split('/')[1] === part;
const unique = (list) => [...new Set(list)];

/** Where an event comes from and where it goes, by what the features' files say. */
const waysOf = ({ type, constant }, files) => {
  const made = new RegExp(`\\b${constant}\\(`);
  const heard = (text) => text.includes(`'${type}'`);
  return {
    decided: unique(
      files.filter((file) => folder(file, 'domain') && made.test(file.text)).map(({ name }) => name.split('/')[0]),
    ),
    shown: unique(
      files
        .filter((file) => folder(file, 'projection') && heard(file.text))
        .map(({ name }) => `${name.split('/')[0]}/${name.split('/')[2]}`),
    ),
    reacted: unique(
      files
        .filter((file) => folder(file, 'policy') && heard(file.text))
        .map(({ name }) => path.posix.basename(name).replace(/(\.policy)?\.ts$/, '')),
    ),
  };
};

const list = (names, none) => (names.length === 0 ? none : names.map((name) => `\`${name}\``).join(', '));

const fieldRow = ([name, { type, optional, sealedFor, doc }]) => {
  const sealed = sealedFor ? `Sealed for \`${sealedFor}\`. ` : '';
  return `| \`${name}${optional ? '?' : ''}\` | \`${cell(type)}\` | ${sealed}${cell(doc)} |`;
};

const fieldTable = (fields) =>
  Object.keys(fields).length === 0
    ? ['No fields.']
    : ['| Field | Type | Meaning |', '| --- | --- | --- |', ...Object.entries(fields).map(fieldRow)];

const eventSection = (event, files) => {
  const { decided, shown, reacted } = waysOf(event, files);
  return [
    `## ${event.type}`,
    '',
    `Version ${event.version}. ${cell(event.doc)}`,
    '',
    ...fieldTable(event.fields),
    '',
    `Decided by ${list(decided, 'nobody')}. Read models: ${list(shown, 'none')}. Set off by it: ${list(reacted, 'nothing')}.`,
    '',
  ];
};

const typeSection = ([name, { fields, is, doc }]) => [
  `## ${name}`,
  '',
  ...(doc ? [cell(doc), ''] : []),
  ...(fields ? fieldTable(fields) : [`\`${is}\``]),
  '',
];

const page = (title, lines) => `# ${title}\n\n${HEAD}\n\n${lines.join('\n').trimEnd()}\n`;

const titleOf = (file) => `Events: ${file.replaceAll('-', ' ')}`;

const index = (events) => [
  'Every event that a log may hold. An old version is read in the shape of today:',
  '[0197](../adr/0197-old-events-are-read-in-their-shape-of-today.md). Types of fields are in [types.md](types.md), all',
  'shapes ever stored in [events.json](events.json).',
  '',
  '| Event | Version | What it says |',
  '| --- | --- | --- |',
  ...[...events]
    .sort((one, other) => (one.type < other.type ? -1 : 1))
    .map(
      ({ type, version, file, doc }) => `| [${type}](${file}.md#${type.toLowerCase()}) | ${version} | ${cell(doc)} |`,
    ),
];

/** File name under `docs/events` and text of every page. */
export const printEventPages = (root, { events, types }) => {
  const files = filesOf(root);
  const chapters = unique(events.map(({ file }) => file)).map((file) => [
    `${file}.md`,
    page(
      titleOf(file),
      events.filter((event) => event.file === file).flatMap((event) => eventSection(event, files)),
    ),
  ]);
  return Object.fromEntries([
    ['README.md', page('Catalogue of events', index(events))],
    ...chapters,
    ['types.md', page('Types of the fields of events', Object.entries(types).flatMap(typeSection))],
  ]);
};
