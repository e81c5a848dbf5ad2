/**
 * The shape of every version of every event that was ever stored. What stands in `docs/events/events.json` is never
 * changed: docs/adr/0197.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

export const SHAPES = 'docs/events/events.json';

const EMPTY = { events: {}, types: {} };

const committed = (root) => {
  try {
    return execFileSync('git', ['show', `HEAD:./${SHAPES}`], { cwd: root, stdio: ['ignore', 'pipe', 'ignore'] });
  } catch {
    return undefined;
  }
};

/** The shapes as they were committed last, for what is not committed was stored by nobody; without git, as they stand. */
export const keptShapes = (root) => {
  const file = path.join(root, SHAPES);
  const text = committed(root) ?? (existsSync(file) ? readFileSync(file, 'utf8') : undefined);
  return text === undefined ? EMPTY : JSON.parse(String(text));
};

/** What is said of a field may change; what it is may not. */
const plainFields = (fields) =>
  Object.fromEntries(
    Object.entries(fields).map(([name, { type, optional, sealedFor }]) => [name, { type, optional, sealedFor }]),
  );

const plainType = ({ fields, is }) => (fields ? { fields: plainFields(fields) } : { is });

const sorted = (object) => Object.fromEntries(Object.entries(object).sort(([one], [other]) => (one < other ? -1 : 1)));

/** What stands written down, and beside it what the definitions of today say. */
export const shapesOf = ({ events, types }, kept) => {
  const all = { ...kept.events };
  for (const { type, version, fields } of events)
    all[type] = { ...all[type], [version]: { fields: plainFields(fields) } };
  const declared = Object.entries(types).map(([name, type]) => [name, plainType(type)]);
  return { events: sorted(all), types: sorted({ ...kept.types, ...Object.fromEntries(declared) }) };
};

const alternatives = (text) => text.split(' | ');

/** A type may take on another alternative: what was stored still fits. */
const fits = (before, now) => alternatives(before).every((each) => alternatives(now).includes(each));

const brokenField = (name, before, now) => {
  if (!now) return `${name} is gone`;
  if (before.sealedFor !== now.sealedFor) return `${name} is sealed in another way`;
  if (before.optional && !now.optional) return `${name} may be absent in what was stored`;
  return fits(before.type, now.type) ? undefined : `${name} was ${before.type} and is ${now.type}`;
};

const brokenFields = (before, now) => [
  ...Object.entries(before).map(([name, field]) => brokenField(name, field, now[name])),
  ...Object.entries(now).map(([name, field]) =>
    before[name] || field.optional ? undefined : `${name} is new and not optional`,
  ),
];

const brokenType = (before, now) => {
  if (before.fields && now.fields) return brokenFields(before.fields, now.fields);
  if (before.fields || now.fields) return ['it is written as another kind of type'];
  return [fits(before.is, now.is) ? undefined : `it was ${before.is} and is ${now.is}`];
};

/** Sentences that say where the definitions of today no longer hold what was stored. */
export const brokenShapes = ({ events, types }, kept) => {
  const versions = new Map(events.map((event) => [event.type, event]));
  const ofEvents = Object.entries(kept.events).flatMap(([type, stored]) => {
    const event = versions.get(type);
    if (!event) return [`${type}: it is gone, and logs hold it`];
    const before = stored[event.version];
    const found = before ? brokenFields(before.fields, event.fields) : [];
    return found.filter(Boolean).map((what) => `${type} version ${event.version}: ${what}`);
  });
  const ofTypes = Object.entries(types).flatMap(([name, type]) =>
    kept.types[name]
      ? brokenType(kept.types[name], type)
          .filter(Boolean)
          .map((what) => `${name}: ${what}`)
      : [],
  );
  return [...ofEvents, ...ofTypes];
};
