import type { ApolloServerPlugin, BaseContext } from '@apollo/server';
import { OperationTypeNode, type DocumentNode } from 'graphql';
import type { RequestContext } from '#platform/command/request-context.js';
import type { GraphqlContext } from '#platform/graphql/context.js';
import type { RequestSnapshot } from '#platform/read-store/request-snapshot.js';

/** Takes a snapshot for who asks this. */
export type TakeSnapshot = (request: RequestContext, document: DocumentNode) => RequestSnapshot;

/** The snapshots of queries under way; each has one at a time. */
export class OneSnapshot {
  private readonly taken = new WeakMap<object, RequestSnapshot>();

  constructor(private readonly take: TakeSnapshot) {}

  /** The snapshot that a query's questions share from now on. One that was there before is given back. */
  renew(context: GraphqlContext, document: DocumentNode): RequestSnapshot {
    this.end(context);
    const snapshot = this.take(context.request, document);
    this.taken.set(context, snapshot);
    context.request = { ...context.request, snapshot };
    return snapshot;
  }

  of(context: object): RequestSnapshot | undefined {
    return this.taken.get(context);
  }

  /** Nobody waits for it: what is left to do is the database's. */
  end(context: object): void {
    void this.taken.get(context)?.end();
    this.taken.delete(context);
  }
}

/**
 * Gives each query one snapshot, and takes it back whatever became of the query. A mutation has none: what it looks up
 * must be as new as what it writes.
 */
export const oneSnapshot = (snapshots: OneSnapshot): ApolloServerPlugin => {
  const end = ({ contextValue }: { readonly contextValue: BaseContext }): Promise<void> => {
    snapshots.end(contextValue);
    return Promise.resolve();
  };
  return {
    unexpectedErrorProcessingRequest: ({ requestContext }) => end(requestContext),
    requestDidStart: () =>
      Promise.resolve({
        didResolveOperation: ({ operation, document, contextValue }) => {
          if (operation?.operation === OperationTypeNode.QUERY)
            snapshots.renew(contextValue as GraphqlContext, document);
          return Promise.resolve();
        },
        willSendResponse: end,
      }),
  };
};
