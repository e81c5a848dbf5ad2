import { existsSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import {
  Source,
  buildASTSchema,
  concatAST,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isIntrospectionType,
  isObjectType,
  isSpecifiedScalarType,
  parse,
  validateSchema,
} from 'graphql';

/** Every `.graphql` file below libs, from the root, with forward slashes, in order of name. */
export const schemaFiles = (root) =>
  existsSync(path.join(root, 'libs'))
    ? readdirSync(path.join(root, 'libs'), { recursive: true })
        .map((file) => path.posix.join('libs', file.split(path.sep).join('/')))
        .filter((file) => file.endsWith('.graphql'))
        .sort()
    : [];

/**
 * The one schema that the files of all features make together, in the authors' order. A type belongs to one file; `Query`
 * and `Mutation` are declared in the base file and extended by the features. Throws graphql-js's sentence, with
 * file and line, for a file that does not parse or a schema that does not hold.
 * @returns {import('graphql').GraphQLSchema}
 */
export const loadSchema = (root) => {
  const documents = schemaFiles(root).map((file) =>
    parse(new Source(readFileSync(path.join(root, file), 'utf8'), file)),
  );
  const schema = buildASTSchema(concatAST(documents));
  const [problem] = validateSchema(schema);
  if (problem) throw problem;
  return schema;
};

/** The types of the schema that are ours, in order of name. */
export const ownTypes = (schema) =>
  Object.values(schema.getTypeMap())
    .filter((type) => !isIntrospectionType(type) && !isSpecifiedScalarType(type))
    .sort((one, other) => (one.name < other.name ? -1 : 1));

const hasFields = (type) => isObjectType(type) || isInterfaceType(type) || isInputObjectType(type);

const membersOf = (type) => {
  if (hasFields(type)) return Object.values(type.getFields());
  return isEnumType(type) ? type.getValues() : [];
};

const isSentence = (text) => /^[A-Z`'"0-9].*[.!?]$/s.test(text?.trim() ?? '');

/**
 * Names, as `Type` or `Type.member`, of everything that an integrator would have to guess: types, fields, inputs
 * and enum values without a sentence of description.
 */
export const undescribed = (schema) =>
  ownTypes(schema).flatMap((type) =>
    [
      [type.name, type.description],
      ...membersOf(type).map((member) => [`${type.name}.${member.name}`, member.description]),
    ]
      .filter(([, description]) => !isSentence(description))
      .map(([name]) => name),
  );
