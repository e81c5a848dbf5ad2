import {
  getNamedType,
  GraphQLError,
  isEnumType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  type GraphQLField,
  type GraphQLFieldResolver,
  type GraphQLLeafType,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLSchema,
} from 'graphql';
import { Random } from './random.js';

/** How much goes wrong; in the context of a question. */
export interface Trouble {
  /** Of a thousand fields, so many fail, or are null where they must not be. */
  readonly perMille: number;
  /** Whether values come at once, later, or some so and some so. */
  readonly timing: 'now' | 'later' | 'mixed';
}

/** An object of the made-up world: what it is, and the seed that all its fields come from. */
interface Made {
  readonly __typename: string;
  readonly seed: string;
}

const LEAVES: Readonly<Record<string, (random: Random) => unknown>> = {
  Int: (random) => random.of([0, 1, -5, 2_147_483_647, '12', true]),
  Float: (random) => random.of([0, 0.1, -3, 1e21]),
  Boolean: (random) => random.of([true, false, 1, 0]),
  DateTime: (random) => random.of([new Date(1_793_000_000_000), '2026-11-21T09:14:00.000Z']),
  JSON: (random) => random.of([{ a: [1, null] }, [], 'text', 4, { when: { deep: true } }]),
  Even: (random) => random.below(50) * 2,
};

const text = (random: Random): string =>
  random.of(['', 'plain', 'Ŵyn "a" \\ b', '\u0000\u001f\n', '\u2028', '😀', '\ud800']);

/** Ways to fail, each of which an executor must tell in the same words. */
const fail = (random: Random): unknown => {
  const kind = random.below(5);
  if (kind === 0) throw new Error('thrown');
  if (kind === 1) throw new GraphQLError('refused', { extensions: { code: 'REFUSED', n: 1 } });
  if (kind === 2) return new Error('returned');
  return random.of<unknown>([undefined, null, 'no list', 17, { not: 'that' }, Number.NaN]);
};

/**
 * A value as it comes. Failures at once and failures later do not stand side by side in one question: graphql-js
 * forgets the promises of a list's items when another item throws at once.
 */
const timed = (work: () => unknown, { timing }: Trouble, seed: string): unknown => {
  const later = timing === 'later' || (timing === 'mixed' && new Random(`${seed}?`).percent(40));
  return later ? new Promise((resolve) => setImmediate(resolve)).then(work) : work();
};

const valueOf = (type: GraphQLOutputType, schema: GraphQLSchema, seed: string, trouble: Trouble): unknown => {
  const random = new Random(seed);
  if (random.next() * 1000 < trouble.perMille) return fail(random);
  if (isNonNullType(type)) return present(type.ofType, schema, seed, trouble);
  return random.percent(10) ? random.of([null, undefined]) : present(type, schema, seed, trouble);
};

const present = (type: GraphQLOutputType, schema: GraphQLSchema, seed: string, trouble: Trouble): unknown => {
  const random = new Random(`${seed}!`);
  if (isNonNullType(type)) return present(type.ofType, schema, seed, trouble);
  if (isListType(type)) {
    const items = Array.from({ length: random.below(4) }, (_, n) =>
      item(type.ofType, schema, `${seed}[${String(n)}`, trouble),
    );
    return random.percent(15) ? new Set(items) : items;
  }
  if (isLeafType(type)) return leaf(type, random);
  const types = isObjectType(type) ? [type] : schema.getPossibleTypes(type);
  return { __typename: random.of(types).name, seed } satisfies Made;
};

const leaf = (type: GraphQLLeafType, random: Random): unknown =>
  isEnumType(type) ? (random.of(type.getValues()).value as unknown) : (LEAVES[type.name] ?? text)(random);

/** What an item throws, a resolver would have thrown: at once it is returned, as an error in the list. */
const item = (type: GraphQLOutputType, schema: GraphQLSchema, seed: string, trouble: Trouble): unknown =>
  timed(
    () => {
      try {
        return withPlain(valueOf(type, schema, seed, trouble), schema, trouble);
      } catch (error) {
        return error;
      }
    },
    trouble,
    seed,
  );

/** Fields that are read from their object rather than resolved, as most are in a real server; some by their name. */
const isPlain = ({ name, type }: Field): boolean =>
  name.startsWith('plain') || (new Random(name).percent(40) && isLeafType(getNamedType(type)));

type Field = GraphQLField<unknown, unknown>;

const plainFields = new WeakMap<GraphQLObjectType, readonly Field[]>();

/** The plain fields of a type; looked for once. */
const plainOf = (type: GraphQLObjectType): readonly Field[] => {
  let plain = plainFields.get(type);
  if (!plain) {
    plain = Object.values(type.getFields()).filter(isPlain);
    plainFields.set(type, plain);
  }
  return plain;
};

const withPlain = (made: unknown, schema: GraphQLSchema, trouble: Trouble): unknown => {
  if (!isMade(made)) return made;
  const type = schema.getType(made.__typename);
  if (!isObjectType(type)) return made;
  return {
    ...made,
    ...Object.fromEntries(
      plainOf(type).map(({ name, type: field }) => [name, plainly(field, schema, `${made.seed}/${name}`, trouble)]),
    ),
  };
};

/** What stands in an object is there: not thrown, nor promised, and no failure beside those that come later. */
const plainly = (type: GraphQLOutputType, schema: GraphQLSchema, seed: string, given: Trouble): unknown => {
  const trouble: Trouble = { timing: 'now', perMille: given.timing === 'later' ? 0 : given.perMille };
  try {
    return withPlain(valueOf(type, schema, seed, trouble), schema, trouble);
  } catch {
    return null;
  }
};

const isMade = (value: unknown): value is Made => typeof value === 'object' && value !== null && 'seed' in value;

/** Arguments as a text: in any order, but an absent one is not an undefined one. */
const written = (value: unknown): string => {
  if (typeof value !== 'object' || value === null)
    return typeof value === 'string' ? JSON.stringify(value) : String(value);
  if (Array.isArray(value)) return `[${value.map(written).join()}]`;
  const entries = Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1));
  return `{${entries.map(([key, one]) => `${key}:${written(one)}`).join()}}`;
};

const resolver =
  (type: GraphQLOutputType, schema: GraphQLSchema, name: string): GraphQLFieldResolver<unknown, Trouble, object> =>
  (source, args, trouble) => {
    const seed = `${isMade(source) ? source.seed : ''}/${name}${written(args)}`;
    return timed(() => withPlain(valueOf(type, schema, seed, trouble), schema, trouble), trouble, seed);
  };

/** Gives every type of a schema resolvers of a made-up world; the same question has the same answer. */
export const resolveAtRandom = (schema: GraphQLSchema): GraphQLSchema => {
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) || type.name.startsWith('__')) continue;
    const isRoot = type === schema.getQueryType();
    for (const field of Object.values(type.getFields())) {
      const plain = !isRoot && isPlain(field);
      field.resolve = plain
        ? undefined
        : (resolver(field.type, schema, field.name) as GraphQLFieldResolver<unknown, unknown>);
    }
  }
  return schema;
};
