import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { readDefinitions } from '../../infra/tools/events/definitions.mjs';
import { printEventPages } from '../../infra/tools/events/pages.mjs';
import { brokenShapes, keptShapes, SHAPES, shapesOf } from '../../infra/tools/events/shapes.mjs';

const root = path.resolve(import.meta.dirname, '..', '..');

const definitions = `
/** Kinds of van. */
export type VanKind = 'small' | 'large';
export interface Load { readonly boxes: number; readonly weight?: number }

/** A van was bought. */
export const VanBought = defineEvent('VanBought', 1)<{
  /** Its plate. */
  readonly vanId: Uuid;
  readonly kind: VanKind;
  readonly driver: string | null;
  readonly load: Load;
}>({ driver: 'vanId' });
`;

let tree: string;
const write = (file: string, text: string): void => {
  mkdirSync(path.dirname(path.join(tree, file)), { recursive: true });
  writeFileSync(path.join(tree, file), text);
};
const define = (text: string): void => {
  write('libs/contracts/van.events.ts', text);
};
const broken = (): readonly string[] => brokenShapes(readDefinitions(tree), keptShapes(tree));

beforeEach(() => {
  tree = mkdtempSync(path.join(tmpdir(), 'trustlog-events-'));
  define(definitions);
  write(SHAPES, JSON.stringify(shapesOf(readDefinitions(tree), keptShapes(tree))));
});
afterEach(() => {
  rmSync(tree, { recursive: true, force: true });
});

describe('A shape that was written down', () => {
  it('holds what was defined: fields, what is sealed, and the types they are written with', () => {
    expect(JSON.parse(readFileSync(path.join(tree, SHAPES), 'utf8'))).toEqual({
      events: {
        VanBought: {
          1: {
            fields: {
              vanId: { type: 'Uuid' },
              kind: { type: 'VanKind' },
              driver: { type: 'string | null', sealedFor: 'vanId' },
              load: { type: 'Load' },
            },
          },
        },
      },
      types: {
        Load: { fields: { boxes: { type: 'number' }, weight: { type: 'number', optional: true } } },
        VanKind: { is: "'small' | 'large'" },
      },
    });
  });

  it.each([
    ['a field goes', /readonly kind: VanKind;/, '', 'VanBought version 1: kind is gone'],
    ['a field is new', 'readonly load', 'readonly colour: string; readonly load', 'VanBought version 1: colour is new'],
    [
      'a field becomes another',
      'driver: string | null',
      'driver: string',
      'VanBought version 1: driver was string | null',
    ],
    ['a seal goes', "{ driver: 'vanId' }", '', 'VanBought version 1: driver is sealed in another way'],
    ['a value goes', "'small' | 'large'", "'small'", "VanKind: it was 'small' | 'large' and is 'small'"],
    ['a part of a field must be there', 'weight?: number', 'weight: number', 'Load: weight may be absent'],
    ['the event goes', /VanBought'/g, "VanSold'", 'VanBought: it is gone, and logs hold it'],
  ])('is broken where %s', (_, before, after, sentence) => {
    define(definitions.replace(before, after));
    expect(broken()).toEqual([expect.stringContaining(sentence)]);
  });

  it.each([
    ['an optional field', 'readonly load', 'readonly colour?: string; readonly load'],
    ['another value', "'small' | 'large'", "'small' | 'large' | 'electric'"],
  ])('takes on %s', (_, before, after) => {
    define(definitions.replace(before, after));
    expect(broken()).toEqual([]);
  });

  it('stays beside that of a later version', () => {
    define(definitions.replace("'VanBought', 1", "'VanBought', 2").replace('driver: string | null', 'driver: string'));
    expect(broken()).toEqual([]);
    const { events } = shapesOf(readDefinitions(tree), keptShapes(tree));
    expect(Object.keys(events['VanBought'] ?? {})).toEqual(['1', '2']);
  });
});

describe('The catalogue of events', () => {
  it('says what an event holds, who decides it and who listens', () => {
    write('libs/features/van/domain/van.decide.ts', 'accept([VanBought({})])');
    write('libs/features/van/projection/fleet/fleet.projection.ts', "handles: ['VanBought']");
    write('libs/features/garage/policy/make-room-when-van-bought.policy.ts', "handles = ['VanBought']");
    const text = printEventPages(tree, readDefinitions(tree))['van.md'];
    expect(text).toContain('Version 1. A van was bought.');
    expect(text).toContain('| `driver` | `string \\| null` | Sealed for `vanId`.');
    expect(text).toContain('Decided by `van`. Read models: `van/fleet`. Set off by it: `make-room-when-van-bought`.');
  });
});

describe('This repository', () => {
  it('has changed no shape that was stored', () => {
    cpSync(path.join(root, 'docs/events'), path.join(tree, 'docs/events'), { recursive: true });
    expect(Object.keys(keptShapes(tree).events).length).toBeGreaterThan(60);
    expect(brokenShapes(readDefinitions(root), keptShapes(root))).toEqual([]);
  });
});
