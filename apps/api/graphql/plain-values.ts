import { isSpecifiedScalarType, type GraphQLLeafType } from 'graphql';

/**
 * Makes of a value what graphql-js would, where there is nothing to resolve below it. It throws for whatever goes wrong
 * and for whatever it does not take, a promise or a function: then graphql-js is asked.
 */
export type Completer = (value: unknown) => unknown;

const notPlain = (): TypeError => new TypeError('This is left to graphql-js.');

const checked = (value: object): object => {
  if (value instanceof Error || typeof (value as { then?: unknown }).then === 'function') throw notPlain();
  return value;
};

const TEXTS = new Set(['String', 'ID']);

/** A scalar or an enum. */
export const plainLeaf = (type: GraphQLLeafType): Completer => {
  const isText = isSpecifiedScalarType(type) && TEXTS.has(type.name);
  return (value) => {
    if (value === null || value === undefined) return null;
    return isText && typeof value === 'string' ? value : written(type, value);
  };
};

const written = (type: GraphQLLeafType, value: unknown): unknown => {
  if (typeof value === 'function') throw notPlain();
  const text: unknown = type.serialize(typeof value === 'object' && value ? checked(value) : value);
  if (text === null || text === undefined || Number.isNaN(text)) throw notPlain();
  return text;
};

/** What must not be null. */
export const plainPresent =
  (inner: Completer): Completer =>
  (value) => {
    const completed = inner(value);
    if (completed === null) throw notPlain();
    return completed;
  };

export const plainList =
  (item: Completer): Completer =>
  (value) => {
    if (value === null || value === undefined) return null;
    if (Array.isArray(value)) return value.map(item);
    if (typeof value !== 'object' || !(Symbol.iterator in checked(value))) throw notPlain();
    return Array.from(value as Iterable<unknown>, item);
  };

/** A field of an object: where it stands in the answer, what it is called, what becomes of it. */
export interface PlainField {
  readonly key: string;
  readonly name: string;
  readonly complete: Completer;
}

export const plainObject =
  (fields: readonly PlainField[]): Completer =>
  (value) => {
    if (value === null || value === undefined) return null;
    if (typeof value !== 'object') throw notPlain();
    checked(value);
    const completed: Record<string, unknown> = {};
    for (const { key, name, complete } of fields) completed[key] = complete((value as Record<string, unknown>)[name]);
    return completed;
  };
