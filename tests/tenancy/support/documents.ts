import {
  buildSchema,
  getNamedType,
  isInterfaceType,
  isNonNullType,
  isObjectType,
  isUnionType,
  type GraphQLField,
  type GraphQLOutputType,
  type GraphQLSchema,
} from 'graphql';
import { mergedSchema } from '../../../apps/api/graphql/merged-schema.js';

/** The schema as the server puts it together. */
export const schema: GraphQLSchema = buildSchema(mergedSchema().join('\n'));

export type Kind = 'query' | 'mutation' | 'subscription';
type Field = GraphQLField<unknown, unknown>;

const ROOTS: Readonly<Record<Kind, string>> = { query: 'Query', mutation: 'Mutation', subscription: 'Subscription' };
const rootOf = (kind: Kind): Record<string, Field> => {
  const root = schema.getType(ROOTS[kind]);
  return isObjectType(root) ? root.getFields() : {};
};

/** The names of all questions, all commands or all subscriptions. */
export const rootFields = (kind: Kind): string[] => Object.keys(rootOf(kind)).sort();

/** `Type.field` for every field below the roots that takes arguments. */
export const nestedFields = (): string[] =>
  Object.values(schema.getTypeMap())
    .filter(isObjectType)
    .filter(({ name }) => !name.startsWith('__') && !Object.values(ROOTS).includes(name))
    .flatMap((type) =>
      Object.values(type.getFields())
        .filter(({ args }) => args.length > 0)
        .map((field) => `${type.name}.${field.name}`),
    );

/** Everything that can be selected of a type; `given` are the arguments of nested fields, by `Type.field`. */
const selectionOf = (type: GraphQLOutputType, given: Readonly<Record<string, string>>): string => {
  const named = getNamedType(type);
  if (isUnionType(named)) {
    const parts = named.getTypes().map((one) => `... on ${one.name} ${selectionOf(one, given)}`);
    return `{ __typename ${parts.join(' ')} }`;
  }
  if (!isObjectType(named) && !isInterfaceType(named)) return '';
  const fields = Object.values(named.getFields()).map((field) => {
    const args = given[`${named.name}.${field.name}`];
    return `${field.name}${args === undefined ? '' : `(${args})`} ${selectionOf(field.type, given)}`.trim();
  });
  // Members of a union may have one field in two types, null and not: named apart they can stand side by side.
  return `{ __typename ${fields.join(' ')} }`;
};

const fieldOf = (kind: Kind, name: string): Field => {
  const field = rootOf(kind)[name];
  if (!field) throw new Error(`There is no ${kind} ${name}.`);
  return field;
};

/** Which arguments a root field takes. */
export const argumentsOf = (kind: Kind, name: string): string[] => fieldOf(kind, name).args.map((one) => one.name);

export interface DocumentOptions {
  /** Arguments of nested fields, by `Type.field`. */
  readonly given?: Readonly<Record<string, string>>;
  /** Asked twice under other names, through a fragment. */
  readonly disguised?: boolean;
}

/** A document that asks one root field, with variables for all its arguments, for everything there is. */
export const documentFor = (
  kind: Kind,
  name: string,
  { given = {}, disguised = false }: DocumentOptions = {},
): string => {
  const field = fieldOf(kind, name);
  const declared = field.args.map((one) => {
    // With a default the server's own holds where the variable is not sent.
    const type = isNonNullType(one.type) && one.defaultValue !== undefined ? one.type.ofType : one.type;
    const text = one.defaultValue === undefined ? '' : ` = ${JSON.stringify(one.defaultValue)}`;
    return `$${one.name}: ${String(type)}${text}`;
  });
  const passed = field.args.map((one) => `${one.name}: $${one.name}`);
  const call = `${name}${passed.length ? `(${passed.join(', ')})` : ''}`;
  const selection = selectionOf(field.type, given);
  const head = `${kind} Asked${declared.length ? `(${declared.join(', ')})` : ''}`;
  if (!disguised) return `${head} { ${call} ${selection} }`;
  return `${head} { one: ${call} ${selection} ...Rest } fragment Rest on ${ROOTS[kind]} { two: ${call} ${selection} }`;
};
