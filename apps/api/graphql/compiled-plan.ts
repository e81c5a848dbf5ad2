import {
  getOperationAST,
  GraphQLScalarType,
  Kind,
  OperationTypeNode,
  parse,
  visit,
  type DocumentNode,
  type GraphQLSchema,
} from 'graphql';
import { compileQuery, isCompiledQuery } from 'graphql-jit';

/** An answer without errors: its data, and the same as the text of a whole response. */
export interface CompiledAnswer {
  readonly data: object;
  readonly text: string;
}

/** Answers one operation with variables that were coerced already; null when anything at all went wrong. */
export type Plan = (context: unknown, variables: Readonly<Record<string, unknown>>) => Promise<CompiledAnswer | null>;

const ANYTHING = 'Anything__';

/** Takes a variable's value as it is. */
const anything = new GraphQLScalarType<unknown, unknown>({ name: ANYTHING, parseValue: (value) => value });

/** The schema, with a type for variables whose values need no more reading. */
const withAnything = (schema: GraphQLSchema): GraphQLSchema =>
  Object.create(schema, {
    getType: { value: (name: string) => (name === ANYTHING ? anything : schema.getType(name)) },
  }) as GraphQLSchema;

/**
 * The document as it is compiled: an own tree, for the compiler writes notes on it, whose variables are taken as they
 * come. Reading them is left to graphql-js, whose words and rules the compiler's own reader does not quite have.
 */
const prepared = (source: string): DocumentNode => {
  const taken = { kind: Kind.NAMED_TYPE, name: { kind: Kind.NAME, value: ANYTHING } } as const;
  return visit(parse(source), {
    VariableDefinition: (node) => ({ ...node, type: taken, defaultValue: undefined }),
  });
};

/** Names that are no plain keys of the objects that compiled code writes. */
const hasOddNames = (document: DocumentNode): boolean => {
  let odd = false;
  visit(document, {
    Name: ({ value }) => {
      odd ||= value === '__proto__';
    },
  });
  return odd;
};

/** Compiles a valid query; null for a mutation, a subscription, and what the compiler cannot take. */
export const compilePlan = (schema: GraphQLSchema, source: string, operationName: string | null): Plan | null => {
  const document = prepared(source);
  if (getOperationAST(document, operationName)?.operation !== OperationTypeNode.QUERY || hasOddNames(document))
    return null;
  const compiled = compileQuery(withAnything(schema), document, operationName ?? undefined, {
    customJSONSerializer: true,
    disablingCapturingStackErrors: true,
    useExperimentalPathBasedSkipInclude: true,
  });
  if (!isCompiledQuery(compiled)) return null;
  return async (context, variables) => {
    const result = await compiled.query(undefined, context, variables);
    if (result.errors || !result.data) return null;
    return { data: result.data, text: compiled.stringify(result) };
  };
};
