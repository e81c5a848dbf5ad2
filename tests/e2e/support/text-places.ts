import {
  getNamedType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isObjectType,
  type GraphQLInputType,
} from 'graphql';
import { schema } from '../../tenancy/support/documents.js';

/** A place of an input that takes a text: names of fields, and 0 for the first of a list. */
export interface TextPlace {
  readonly path: readonly (string | 0)[];
  readonly isId: boolean;
}

const TEXTUAL = ['String', 'ID'];
/** What a repeat is told by: any text is a key. */
const NOT_TRIED = ['idempotencyKey'];

const nullable = (type: GraphQLInputType): GraphQLInputType => (isNonNullType(type) ? type.ofType : type);

const placesOf = (given: GraphQLInputType, path: readonly (string | 0)[]): TextPlace[] => {
  const type = nullable(given);
  if (isListType(type)) return placesOf(type.ofType, [...path, 0]);
  if (isInputObjectType(type)) {
    return Object.values(type.getFields())
      .filter(({ name }) => !NOT_TRIED.includes(name))
      .flatMap((field) => placesOf(field.type, [...path, field.name]));
  }
  const { name } = getNamedType(type);
  return TEXTUAL.includes(name) ? [{ path, isId: name === 'ID' }] : [];
};

const rootField = (root: 'Query' | 'Mutation', name: string) => {
  const type = schema.getType(root);
  const field = isObjectType(type) ? type.getFields()[name] : undefined;
  if (!field) throw new Error(`There is no ${root}.${name}.`);
  return field;
};

/** All places of a mutation's input that take a text or an id, as the schema has them. */
export const textPlaces = (mutation: string): TextPlace[] =>
  rootField('Mutation', mutation).args.flatMap(({ type }) => placesOf(type, []));

/** What a refusal may name of a place: a part of it, or the detail whose value it is. */
export const namesOf = ({ path }: TextPlace, input: object): readonly unknown[] => {
  const [list = ''] = path;
  const entry: unknown = (input as Readonly<Record<string, unknown>>)[list];
  const detail: unknown = Array.isArray(entry) ? (entry[0] as Readonly<Record<string, unknown>>)['field'] : undefined;
  return [...path.filter((part) => part !== 0), detail];
};

type Tree = Readonly<Record<string, unknown>> | readonly unknown[] | undefined | null;

/** The same input with another text in one place. */
export const withText = (input: object, path: readonly (string | 0)[], text: string): object => {
  const put = (tree: Tree, [part, ...rest]: readonly (string | 0)[]): unknown => {
    if (part === undefined) return text;
    if (part === 0) return [put((Array.isArray(tree) ? tree[0] : undefined) as Tree, rest)];
    const fields = (tree ?? {}) as Record<string, Tree>;
    return { ...fields, [part]: put(fields[part], rest) };
  };
  return put(input as Tree, path) as object;
};

const BAD_IDS = [`' OR 1=1 --`, '', 'a\u0000b', 'x'.repeat(10_000), 'a\uD800b'];
const BAD_TIMES = ['0001-01-01T00:00:00Z', '1999-12-31T23:59:59Z', '9999-12-31T23:59:59Z', 'yesterday'];
const BAD_NUMBERS = [0, -1, 101, 2_147_483_647];

const badValues = (given: GraphQLInputType): readonly unknown[] => {
  const type = nullable(given);
  if (isListType(type)) return badValues(type.ofType).map((value) => [value]);
  if (isInputObjectType(type)) {
    return Object.values(type.getFields()).flatMap((field) =>
      badValues(field.type).map((value) => ({ ...(usualOf(type) as object), [field.name]: value })),
    );
  }
  const { name } = getNamedType(type);
  if (TEXTUAL.includes(name)) return BAD_IDS;
  if (name === 'DateTime') return BAD_TIMES;
  if (name === 'Int') return BAD_NUMBERS;
  return isEnumType(type) ? ['NO_SUCH_VALUE'] : [null];
};

const ID = '00000000-0000-4000-8000-000000000000';

/** A value that is not at fault where another is. */
const usualOf = (given: GraphQLInputType): unknown => {
  if (!isNonNullType(given) && !isInputObjectType(given)) return undefined;
  const type = nullable(given);
  if (isListType(type)) return [];
  if (isEnumType(type)) return type.getValues()[0]?.name;
  if (isInputObjectType(type)) {
    const fields = Object.values(type.getFields()).map((field) => [field.name, usualOf(field.type)] as const);
    return Object.fromEntries(fields.filter(([, value]) => value !== undefined));
  }
  return { ID, String: 'text', Int: 1, Boolean: true }[getNamedType(type).name];
};

/** Each argument of a question with each value that is wrong for it. */
export const questionPlaces = (query: string, schoolId: string): { place: string; variables: object }[] => {
  const { args } = rootField('Query', query);
  const usual = Object.fromEntries(
    args
      .filter(({ type, defaultValue }) => isNonNullType(type) && defaultValue === undefined)
      .map(({ name, type }) => [name, name === 'schoolId' ? schoolId : usualOf(type)]),
  );
  return args.flatMap(({ name, type }) =>
    badValues(type).map((value) => ({
      place: `${name} ${JSON.stringify(value).slice(0, 40)}`,
      variables: { ...usual, [name]: value },
    })),
  );
};
