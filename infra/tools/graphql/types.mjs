import {
  getNamedType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isListType,
  isNonNullType,
  isObjectType,
  isScalarType,
  isUnionType,
} from 'graphql';
import { ownTypes } from './schema.mjs';

/** What a scalar is in TypeScript, on both sides of the wire. A new scalar of the schema needs its line here. */
const scalars = {
  ID: 'string',
  String: 'string',
  Int: 'number',
  Float: 'number',
  Boolean: 'boolean',
  DateTime: 'string',
  Date: 'string',
  PartialDate: 'string',
  JSON: 'unknown',
};

const scalarOf = (name) => {
  if (scalars[name] === undefined)
    throw new Error(`scalar ${name} has no TypeScript type: infra/tools/graphql/types.mjs`);
  return scalars[name];
};

const typeOf = (type) => {
  if (isNonNullType(type)) return present(type.ofType);
  return `${present(type)} | null`;
};

const present = (type) => {
  if (!isListType(type)) return isScalarType(type) ? scalarOf(type.name) : type.name;
  const item = typeOf(type.ofType);
  return item.includes('|') ? `readonly (${item})[]` : `readonly ${item}[]`;
};

const comment = (text, indent = '') => {
  if (!text) return [];
  const lines = text.trim().split('\n');
  if (lines.length === 1) return [`${indent}/** ${lines[0]} */`];
  return [`${indent}/**`, ...lines.map((line) => `${indent} * ${line}`.trimEnd()), `${indent} */`];
};

const deprecated = ({ description, deprecationReason }) =>
  deprecationReason ? `${description ?? ''}\n@deprecated ${deprecationReason}`.trim() : description;

const block = (name, description, lines) => [...comment(description), `export interface ${name} {`, ...lines, '}'];

/** May be left out: a nullable input, a nullable answer, or an answer that takes arguments and so is a resolver's. */
const isOptional = (field) => !isNonNullType(field.type) || (field.args?.length ?? 0) > 0;

const fieldLines = (field) => [
  ...comment(deprecated(field), '  '),
  `  readonly ${field.name}${isOptional(field) ? '?' : ''}: ${typeOf(field.type)};`,
];

const upperFirst = (text) => text.charAt(0).toUpperCase() + text.slice(1);

const argumentTypes = (type) =>
  Object.values(type.getFields())
    .filter((field) => field.args.length > 0)
    .map((field) =>
      block(
        `${type.name}${upperFirst(field.name)}Args`,
        `Arguments of \`${type.name}.${field.name}\`.`,
        field.args.flatMap(fieldLines),
      ),
    );

const printers = [
  [isEnumType, (type) => [enumLines(type)]],
  [isUnionType, (type) => [unionLines(type)]],
  [
    isInputObjectType,
    (type) => [block(type.name, type.description, Object.values(type.getFields()).flatMap(fieldLines))],
  ],
  [(type) => isObjectType(type) || isInterfaceType(type), (type) => [objectLines(type), ...argumentTypes(type)]],
];

const enumLines = (type) => [
  ...comment(type.description),
  `export type ${type.name} = ${type
    .getValues()
    .map(({ name }) => `'${name}'`)
    .join(' | ')};`,
];

const unionLines = (type) => [
  ...comment(type.description),
  `export type ${type.name} = ${type
    .getTypes()
    .map(({ name }) => `Named<${name}, '${name}'>`)
    .join(' | ')};`,
];

const objectLines = (type) => block(type.name, type.description, Object.values(type.getFields()).flatMap(fieldLines));

const header = [
  '// Written by `npm run generate` from the .graphql files below libs; do not edit.',
  '',
  '/** A member of a union: its name is always there, so that a switch on `__typename` narrows it. */',
  'export type Named<Type, Name extends string> = Type & { readonly __typename: Name };',
];

/**
 * TypeScript for every type of the schema. Enums and unions become unions of literals and of named members; lists
 * are readonly; instants, days and ids are strings as they travel.
 */
export const printTypes = (schema) => {
  const blocks = ownTypes(schema).flatMap((type) => {
    const printer = printers.find(([matches]) => matches(type));
    if (!printer) scalarOf(getNamedType(type).name);
    return printer ? printer[1](type) : [];
  });
  return `${[header, ...blocks].map((lines) => lines.join('\n')).join('\n\n')}\n`;
};
