import { GraphQLError, GraphQLScalarType, Kind, type ValueNode } from 'graphql';
import { isPlainDate } from '#platform/kernel/plain-date.js';

const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2})$/;

const bad = (type: string, example: string): GraphQLError =>
  new GraphQLError(`${type} must look like ${example}.`, { extensions: { code: 'BAD_USER_INPUT' } });

const textOf = (node: ValueNode): unknown => (node.kind === Kind.STRING ? node.value : null);

const parseInstant = (value: unknown): string => {
  if (
    typeof value !== 'string' ||
    !INSTANT.test(value) ||
    !isPlainDate(value.slice(0, 10)) ||
    isNaN(Date.parse(value))
  ) {
    throw bad('DateTime', '2026-11-21T09:14:00Z');
  }
  return new Date(value).toISOString();
};

const parseDate = (value: unknown): string => {
  if (typeof value !== 'string' || !isPlainDate(value)) throw bad('Date', '2026-11-21');
  return value;
};

const parsePartialDate = (value: unknown): string => {
  const text = typeof value === 'string' ? value : '';
  if (isPlainDate(text) || (/^\d{4}-\d{2}$/.test(text) && isPlainDate(`${text}-01`))) return text;
  throw bad('PartialDate', '2026-11-21 or 2026-11');
};

const asText = (value: unknown): string => (value instanceof Date ? value.toISOString() : String(value));

const scalar = (name: string, parse: (value: unknown) => string): GraphQLScalarType =>
  new GraphQLScalarType<string, string>({
    name,
    serialize: asText,
    parseValue: parse,
    parseLiteral: (node) => parse(textOf(node)),
  });

const json = new GraphQLScalarType<unknown, unknown>({
  name: 'JSON',
  serialize: (value) => value,
  parseValue: (value) => value,
});

/** The schema's own scalars; every one refuses what it cannot read, with an example. */
export const scalars = {
  DateTime: scalar('DateTime', parseInstant),
  Date: scalar('Date', parseDate),
  PartialDate: scalar('PartialDate', parsePartialDate),
  JSON: json,
};
