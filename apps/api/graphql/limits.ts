import { GraphQLError, Kind, OperationTypeNode, type ASTNode, type ASTVisitor, type ValidationContext } from 'graphql';

/** Words and signs of a document; more are not even parsed. */
export const MOST_TOKENS = 2_000;

const DEPTH = 10;
const ALIASES = 15;
const DIRECTIVES = 10;
const FRAGMENTS = 20;

const refused = (what: string, most: number): GraphQLError =>
  new GraphQLError(`A document may have at most ${String(most)} ${what}.`, {
    extensions: { code: 'GRAPHQL_VALIDATION_FAILED' },
  });

/** Counts a kind of node over the whole document and refuses beyond the limit, once. */
const atMost =
  (what: string, most: number, counts: (node: ASTNode) => boolean) =>
  (context: ValidationContext): ASTVisitor => {
    let seen = 0;
    return {
      enter: (node) => {
        if (counts(node)) seen += 1;
        if (seen === most + 1) {
          seen += 1;
          context.reportError(refused(what, most));
        }
      },
    };
  };

/** Nesting of fields, through fragments as they are written. Fragments cannot nest without end: cycles are invalid. */
const depth = (context: ValidationContext): ASTVisitor => {
  let level = 0;
  let reported = false;
  return {
    Field: {
      enter: () => {
        level += 1;
        if (level > DEPTH && !reported) {
          reported = true;
          context.reportError(refused('levels', DEPTH));
        }
      },
      leave: () => {
        level -= 1;
      },
    },
  };
};

/** A request has one answer: what goes on telling needs a connection that stays. */
const noSubscription = (context: ValidationContext): ASTVisitor => ({
  OperationDefinition: (node) => {
    if (node.operation !== OperationTypeNode.SUBSCRIPTION) return;
    context.reportError(
      new GraphQLError(
        'A subscription needs a WebSocket at this address, protocol graphql-transport-ws. Here ask by a query, change by a mutation.',
        { nodes: node, extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } },
      ),
    );
  },
});

/** Limits of every document, checked before anything is executed. */
export const documentLimits = [
  depth,
  atMost('aliases', ALIASES, (node) => node.kind === Kind.FIELD && node.alias !== undefined),
  atMost('directives', DIRECTIVES, (node) => node.kind === Kind.DIRECTIVE),
  atMost(
    'fragments',
    FRAGMENTS,
    (node) => node.kind === Kind.FRAGMENT_DEFINITION || node.kind === Kind.INLINE_FRAGMENT,
  ),
];

/** Limits of a document that comes over HTTP. */
export const limits = [noSubscription, ...documentLimits];
