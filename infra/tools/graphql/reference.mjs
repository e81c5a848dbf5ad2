import { isEnumType, isInputObjectType, isInterfaceType, isObjectType, isScalarType, isUnionType } from 'graphql';
import { ownTypes } from './schema.mjs';

const cell = (text) => (text ?? '').trim().replaceAll('\n', ' ').replaceAll('|', '\\|');

const deprecation = (field) => (field.deprecationReason ? ` Deprecated: ${cell(field.deprecationReason)}` : '');

const signature = (field) => {
  const args = (field.args ?? []).map((arg) => `${arg.name}: ${arg.type}`);
  return args.length === 0 ? field.name : `${field.name}(${args.join(', ')})`;
};

const table = (head, rows) => [`| ${head.join(' | ')} |`, `| ${head.map(() => '---').join(' | ')} |`, ...rows];

const fieldTable = (type, label) =>
  table(
    [label, 'Type', 'Meaning'],
    Object.values(type.getFields()).map(
      (field) => `| \`${signature(field)}\` | \`${field.type}\` | ${cell(field.description)}${deprecation(field)} |`,
    ),
  );

const bodyOf = (type) => {
  if (isEnumType(type)) {
    const rows = type
      .getValues()
      .map((value) => `| \`${value.name}\` | ${cell(value.description)}${deprecation(value)} |`);
    return table(['Value', 'Meaning'], rows);
  }
  if (isUnionType(type)) {
    const members = type.getTypes().map(({ name }) => `[${name}](#${name.toLowerCase()})`);
    return [`One of ${members.join(', ')}.`];
  }
  return isScalarType(type) ? [] : fieldTable(type, 'Field');
};

const section = (type) => [`### ${type.name}`, '', cell(type.description), '', ...bodyOf(type), ''];

const chapters = (schema) => {
  const roots = [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()];
  const types = ownTypes(schema).filter((type) => !roots.includes(type));
  return [
    ['Answers', types.filter((type) => isObjectType(type) || isInterfaceType(type) || isUnionType(type))],
    ['Inputs', types.filter(isInputObjectType)],
    ['Enums', types.filter(isEnumType)],
    ['Scalars', types.filter(isScalarType)],
  ].filter(([, members]) => members.length > 0);
};

const rootChapter = (title, type) =>
  type ? [`## ${title}`, '', cell(type.description), '', ...fieldTable(type, 'Field'), ''] : [];

/** The schema as a page to read: questions, commands, then every type with the meaning of each field. */
export const printReference = (schema) =>
  [
    '# GraphQL reference',
    '',
    'Written by `npm run generate` from the `.graphql` files of the features; do not edit. The same schema as SDL is',
    'in [schema.graphql](schema.graphql).',
    '',
    ...rootChapter('Queries', schema.getQueryType()),
    ...rootChapter('Mutations', schema.getMutationType()),
    ...rootChapter('Subscriptions', schema.getSubscriptionType()),
    ...chapters(schema).flatMap(([title, types]) => [`## ${title}`, '', ...types.flatMap(section)]),
  ]
    .join('\n')
    .trimEnd() + '\n';
