import {
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  type GraphQLEnumType,
  type GraphQLInputObjectType,
  type GraphQLInputType,
  type GraphQLScalarType,
} from 'graphql';
import type { Random } from './random.js';

const DEEPEST = 4;

/** Good values by scalar; any other scalar takes text. */
const SCALARS: Readonly<Record<string, (random: Random) => unknown>> = {
  Int: (random) => random.below(200) - 50,
  Float: (random) => random.of([0, 1.5, -2, 1e9]),
  Boolean: (random) => random.percent(50),
  String: (random) => random.of(['', 'a', 'Ysgol "Dŵr"', 'line\nbreak', '\u2028']),
  ID: (random) => random.of(['1', 'x', 7]),
  DateTime: (random) => random.of(['2026-11-21T09:14:00Z', '2026-06-21T09:14+01:00']),
  Date: (random) => random.of(['2028-02-29', '2026-11-21']),
  PartialDate: (random) => random.of(['2026-11', '2026-11-30']),
  Even: (random) => random.below(50) * 2,
};

const WRONG: readonly unknown[] = [null, 'yesterday', -1, 2.5, 3, true, {}, { nobody: 1 }, [], [null], 'A', 4e10];

const scalarOrEnum = (type: GraphQLScalarType | GraphQLEnumType, random: Random): unknown =>
  isEnumType(type) ? random.of(type.getValues()).name : (SCALARS[type.name] ?? (() => 'text'))(random);

const inputObject = (type: GraphQLInputObjectType, random: Random, wrong: number, depth: number): unknown =>
  Object.fromEntries(
    Object.values(type.getFields())
      .filter(({ type: field }) => isNonNullType(field) || (depth < DEEPEST && random.percent(50)))
      .map(({ name, type: field }) => [name, randomValue(field, random, wrong, depth + 1)]),
  );

/** A value as JSON for an input type; wrong in about so many of a hundred places. */
export const randomValue = (type: GraphQLInputType, random: Random, wrong = 0, depth = 0): unknown => {
  if (random.percent(wrong)) return random.of(WRONG);
  if (isNonNullType(type)) return present(type.ofType, random, wrong, depth);
  return random.percent(12) ? null : present(type, random, wrong, depth);
};

const present = (type: GraphQLInputType, random: Random, wrong: number, depth: number): unknown => {
  if (isListType(type)) {
    if (random.percent(15)) return randomValue(type.ofType, random, wrong, depth + 1);
    return Array.from({ length: random.below(3) }, () => randomValue(type.ofType, random, wrong, depth + 1));
  }
  if (isInputObjectType(type)) return inputObject(type, random, wrong, depth);
  return isNonNullType(type) ? present(type.ofType, random, wrong, depth) : scalarOrEnum(type, random);
};
