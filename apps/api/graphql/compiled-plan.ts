import {
  getDirectiveValues,
  getNamedType,
  getOperationAST,
  GraphQLIncludeDirective,
  type GraphQLObjectType,
  GraphQLScalarType,
  GraphQLSkipDirective,
  isAbstractType,
  isObjectType,
  Kind,
  OperationTypeNode,
  parse,
  TypeInfo,
  visit,
  visitWithTypeInfo,
  type DirectiveNode,
  type DocumentNode,
  type GraphQLSchema,
} from 'graphql';
import { compileQuery, isCompiledQuery } from 'graphql-jit';
import { isIntrospection, leanQuery, type ResolverOf } from './lean-query.js';

/** An answer without errors: its data, and the same as the text of a whole response. */
export interface CompiledAnswer {
  readonly data: object;
  readonly text: string;
  /** Tells this answer from any other that the same asker could get; absent where it is made anew each time. */
  readonly etag?: string | null;
}

/** Variables of an operation as graphql-js has read them. */
export type Variables = Readonly<Record<string, unknown>>;

/** Answers one operation; null when anything at all went wrong. */
export type Plan = (context: unknown, variables: Variables) => Promise<CompiledAnswer | null>;

const ANYTHING = 'Anything__';

/** Takes a variable's value as it is. */
const anything = new GraphQLScalarType<unknown, unknown>({ name: ANYTHING, parseValue: (value) => value });

/** The schema with this type to ask of, and a type for variables whose values need no more reading. */
const withLean = (schema: GraphQLSchema, query: GraphQLObjectType): GraphQLSchema =>
  Object.create(schema, {
    getQueryType: { value: () => query },
    getRootType: { value: () => query },
    getType: { value: (name: string) => (name === ANYTHING ? anything : schema.getType(name)) },
  }) as GraphQLSchema;

const isCondition = ({ name: { value } }: DirectiveNode): boolean =>
  value === GraphQLSkipDirective.name || value === GraphQLIncludeDirective.name;

/** The variables that decide in `@skip` and `@include` which fields there are. */
export const decidingVariables = (document: DocumentNode): readonly string[] => {
  const names = new Set<string>();
  visit(document, {
    Directive: (node) => {
      const value = isCondition(node) ? node.arguments?.[0]?.value : undefined;
      if (value?.kind === Kind.VARIABLE) names.add(value.name.value);
    },
  });
  return [...names].sort();
};

/** What `@skip` and `@include` leave of a field or fragment: null for nothing, and else itself without them. */
const kept = <Node extends { readonly directives?: readonly DirectiveNode[] }>(
  node: Node,
  variables: Variables,
): Node | null | undefined => {
  if (!node.directives?.length) return undefined;
  if (getDirectiveValues(GraphQLSkipDirective, node, variables)?.['if'] === true) return null;
  if (getDirectiveValues(GraphQLIncludeDirective, node, variables)?.['if'] === false) return null;
  return { ...node, directives: [] };
};

/**
 * The document as it is compiled, an own tree, for the compiler writes notes on it. Two things are settled before, for
 * the compiler's ways differ from graphql-js's: which fields there are, and variables, which are taken as they come,
 * for they have been read.
 */
const prepared = (source: string, variables: Variables): DocumentNode => {
  const taken = { kind: Kind.NAMED_TYPE, name: { kind: Kind.NAME, value: ANYTHING } } as const;
  return visit(parse(source), {
    VariableDefinition: (node) => ({ ...node, type: taken, defaultValue: undefined }),
    Field: (node) => kept(node, variables),
    InlineFragment: (node) => kept(node, variables),
    FragmentSpread: (node) => kept(node, variables),
  });
};

/**
 * Whether compiled code could go astray. Where a value's type is found out while answering, a failure to do so leaves
 * compiled code waiting for ever; and `__proto__` is no plain key of the objects that it writes. What tells of the schema
 * would tell of the one that is compiled.
 */
const isRisky = (schema: GraphQLSchema, document: DocumentNode): boolean => {
  const types = new TypeInfo(schema);
  let risky = false;
  visit(
    document,
    visitWithTypeInfo(types, {
      Field: (node) => {
        const type = getNamedType(types.getType());
        risky ||= isAbstractType(type) || (isObjectType(type) && type.isTypeOf != null);
        risky ||= node.alias?.value === '__proto__' || isIntrospection(node);
      },
    }),
  );
  return risky;
};

/** A query as it was asked, and the values of its variables. */
export interface ToCompile {
  readonly source: string;
  readonly operationName: string | null;
  readonly variables: Variables;
}

/**
 * Compiles a valid query for these values of its deciding variables; null for a mutation, a subscription, and what the
 * compiler cannot take.
 */
export const compilePlan = (
  schema: GraphQLSchema,
  { source, operationName, variables }: ToCompile,
  resolverOf: ResolverOf,
): Plan | null => {
  const document = prepared(source, variables);
  const operation = getOperationAST(document, operationName);
  if (operation?.operation !== OperationTypeNode.QUERY || isRisky(schema, document)) return null;
  const lean = leanQuery(schema, document, operation, resolverOf);
  const compiled = compileQuery(withLean(schema, lean.type), lean.document, operationName ?? undefined, {
    disablingCapturingStackErrors: true,
  });
  if (!isCompiledQuery(compiled)) return null;
  return async (context, given) => {
    try {
      const { data, errors } = await compiled.query(undefined, context, given);
      return errors || !data ? null : { data, text: JSON.stringify({ data }) };
    } catch {
      return null;
    }
  };
};
