import {
  HeaderMap,
  type ApolloServerPlugin,
  type BaseContext,
  type GraphQLRequest,
  type GraphQLRequestContextResponseForOperation,
} from '@apollo/server';
import { getVariableValues, type DocumentNode, type OperationDefinitionNode } from 'graphql';
import { resolversOf, type ResolverOf } from './lean-query.js';
import { compilePlan, decidingVariables, type CompiledAnswer, type Plan, type Variables } from './compiled-plan.js';

/** A query about to be answered. */
export interface AskedQuery {
  /** SHA-256 of its document, in hexadecimal. */
  readonly documentHash: string;
  readonly operationName: string | null;
  /** As the operation declares them: read, with defaults. */
  readonly variables: Variables;
  readonly document: DocumentNode;
  /** The asker wants none that was kept: `Cache-Control: no-cache`. */
  readonly afresh: boolean;
  readonly context: BaseContext;
}

/** Stands between a query and its execution: may answer it from what it kept, or run it. */
export type AnswerKeeper = (
  query: AskedQuery,
  run: () => Promise<CompiledAnswer | null>,
) => Promise<CompiledAnswer | null>;

const MOST_PLANS = 500;

/** Plans of queries, the least used forgotten first. A query gets one when it is asked a second time. */
class Plans {
  private readonly plans = new Map<string, Plan | null | 'seen'>();
  private readonly deciding = new WeakMap<DocumentNode, readonly string[]>();

  /** What a query's plan goes by: its text, its operation, and what it leaves out. */
  key({ documentHash, operationName, variables }: AskedQuery, document: DocumentNode): string {
    let names = this.deciding.get(document);
    if (!names) this.deciding.set(document, (names = decidingVariables(document)));
    return [documentHash, operationName ?? '', ...names.map((name) => String(variables[name]))].join(' ');
  }

  of(key: string, compile: () => Plan | null): Plan | null {
    const known = this.plans.get(key);
    this.plans.delete(key);
    const plan = known === undefined ? 'seen' : known === 'seen' ? compile() : known;
    this.plans.set(key, plan);
    const [oldest] = this.plans.keys();
    if (this.plans.size > MOST_PLANS && oldest !== undefined) this.plans.delete(oldest);
    return plan === 'seen' ? null : plan;
  }
}

/** Apollo asks for an answer even where a document has two operations and the request names neither. */
type Asked = Omit<GraphQLRequestContextResponseForOperation<BaseContext>, 'operation'> & {
  readonly operation?: OperationDefinitionNode | undefined;
};

/** The query with its variables as graphql-js reads them; null when it would refuse them, and for what is no query. */
const askedQuery = (asked: Asked): AskedQuery | null => {
  const { schema, operation, operationName, queryHash, request, document, contextValue } = asked;
  if (operation?.operation !== 'query' || !queryHash) return null;
  const { coerced } = getVariableValues(schema, operation.variableDefinitions ?? [], request.variables ?? {});
  if (!coerced) return null;
  const afresh = wantsAfresh(request);
  return { documentHash: queryHash, operationName, variables: coerced, document, afresh, context: contextValue };
};

const wantsAfresh = ({ http }: GraphQLRequest): boolean =>
  /\bno-cache\b/.test(http?.headers.get('cache-control') ?? '');

/** Texts of answers by their data, so that a response is not written twice. */
const texts = new WeakMap<object, string>();

/** For Apollo's `stringifyResult`. */
export const textOfAnswer = (answer: object): string => {
  const { data } = answer as { data?: object | null };
  return (data && texts.get(data)) ?? JSON.stringify(answer);
};

/**
 * Lets compiled code answer queries that go well. Whatever does not (variables that cannot be read, an error in any
 * field) and whatever is not a query is executed by graphql-js as if this were not here: what an asker is told of an
 * error is the same to the letter. Asking a query again is harmless, for queries change nothing.
 */
export const compiledExecution = (keep: AnswerKeeper = (_, run) => run()): ApolloServerPlugin => {
  const plans = new Plans();
  let resolverOf: ResolverOf = ({ resolve }) => resolve;
  return {
    serverWillStart: ({ schema }) => {
      resolverOf = resolversOf(schema);
      return Promise.resolve();
    },
    requestDidStart: () =>
      Promise.resolve({
        responseForOperation: async (asked) => {
          const { schema, source, document, operationName } = asked;
          const query = askedQuery(asked);
          if (!query) return null;
          const { variables, context } = query;
          const plan = plans.of(plans.key(query, document), () =>
            compilePlan(schema, { source, operationName, variables }, resolverOf),
          );
          const answer = plan && (await keep(query, () => plan(context, variables)));
          if (!answer) return null;
          texts.set(answer.data, answer.text);
          const { data, etag } = answer as CompiledAnswer & { data: Record<string, unknown> };
          const headers = new HeaderMap();
          if (etag) headers.set('etag', `"${etag}"`);
          return { body: { kind: 'single', singleResult: { data } }, http: { status: undefined, headers } };
        },
      }),
  };
};
