import {
  getOperationAST,
  GraphQLError,
  OperationTypeNode,
  parse,
  specifiedRules,
  subscribe,
  validate,
  type DocumentNode,
  type ExecutionArgs,
  type ExecutionResult,
  type GraphQLFormattedError,
  type GraphQLSchema,
} from 'graphql';
import { formatError } from '../graphql/format-error.js';
import { documentLimits, MOST_TOKENS } from '../graphql/limits.js';

/** What a client wants to subscribe to, as it came. */
export interface Wanted {
  readonly query: string;
  readonly operationName?: string | null | undefined;
}

const invalid = (error: GraphQLError): GraphQLError =>
  new GraphQLError(error.message, {
    ...(error.nodes ? { nodes: error.nodes } : { source: error.source ?? null, positions: error.positions ?? null }),
    extensions: { code: 'GRAPHQL_VALIDATION_FAILED' },
  });

const parsed = (query: string): DocumentNode | GraphQLError => {
  try {
    return parse(query, { maxTokens: MOST_TOKENS });
  } catch (error) {
    const message = error instanceof GraphQLError ? error.message : 'The document cannot be read.';
    return new GraphQLError(message, { extensions: { code: 'GRAPHQL_PARSE_FAILED' } });
  }
};

/** The document of a subscription, within the limits of HTTP; or what is wrong with it. */
export const subscriptionIn = (
  schema: GraphQLSchema,
  { query, operationName }: Wanted,
): DocumentNode | readonly GraphQLError[] => {
  const document = parsed(query);
  if (document instanceof GraphQLError) return [document];
  const errors = validate(schema, document, [...specifiedRules, ...documentLimits]);
  if (errors.length > 0) return errors.map(invalid);
  if (getOperationAST(document, operationName)?.operation === OperationTypeNode.SUBSCRIPTION) return document;
  return [invalid(new GraphQLError('Name one subscription. Questions and commands go by POST to this address.'))];
};

/** Errors as an asker is told of them. */
export const toldErrors = (errors: readonly GraphQLError[]): GraphQLFormattedError[] =>
  errors.map((error) => formatError(error.toJSON(), error));

/** A result whose errors are told as over HTTP; undefined where it has none, which leaves it as it is. */
export const toldResult = ({ errors, ...rest }: ExecutionResult): object | undefined =>
  errors ? { ...rest, errors: toldErrors(errors) } : undefined;

/**
 * Subscribes; whatever the resolver throws is an error of the result. GraphQL itself takes an error with a `path` for
 * one of its own and lets it through, and it would end the connection.
 */
export const subscribed = async (args: ExecutionArgs): ReturnType<typeof subscribe> => {
  try {
    return await subscribe(args);
  } catch (error) {
    const originalError = error instanceof Error ? error : new Error(String(error));
    return { errors: [new GraphQLError(originalError.message, { originalError })] };
  }
};
