import { randomUUID } from 'node:crypto';
import type { GraphQLFormattedError } from 'graphql';
import { EventStoreError } from '#platform/event-store/event-store.js';
import { log } from '#platform/logging/log.js';
import { ReadStoreError } from '#platform/read-store/read-store.errors.js';

/** Codes that come from GraphQL itself or from our own checks, with messages that are meant for the asker. */
const SAFE = new Set([
  'UNAUTHENTICATED',
  'BAD_USER_INPUT',
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'BAD_REQUEST',
  'OPERATION_RESOLUTION_FAILURE',
]);

const UNKNOWN_DOCUMENT = 'PERSISTED_QUERY_NOT_FOUND';
const UNKNOWN =
  'There is no document with this hash here. Load the page again; an integration sends the text as `query`.';

/** The cause behind wrappers. */
const causeOf = (error: unknown): unknown =>
  error instanceof Error && 'originalError' in error && error.originalError ? causeOf(error.originalError) : error;

/** What an asker is told, besides where in the document it was. */
type Told = Pick<GraphQLFormattedError, 'message' | 'extensions'>;

/** A fault of ours: the log has it, the asker gets the id under which it stands there. */
const fault = (what: string, code: string, message: string, details: object): Told => {
  const correlationId = randomUUID();
  log('error', what, { correlationId, ...details });
  return { message, extensions: { code, correlationId } };
};

const told = ({ message, extensions }: GraphQLFormattedError, cause: unknown): Told => {
  if (cause instanceof ReadStoreError) {
    const { code, message: said, messageCy, path } = cause;
    return { message: said, extensions: { code, messageCy, argument: path } };
  }
  if (cause instanceof EventStoreError) {
    const { code } = cause;
    return fault('store', code, 'The record could not be written just now. Try again.', { code });
  }
  const code = extensions?.['code'];
  if (code === UNKNOWN_DOCUMENT) return { message: UNKNOWN, extensions: { code } };
  if (typeof code === 'string' && SAFE.has(code)) return { message, extensions: { code } };
  return fault('graphql', 'INTERNAL', 'Something went wrong on our side.', { error: cause });
};

/**
 * What an asker is told of an error: an allow-list of codes with their messages, and for anything else a
 * correlation id and not one word of what was thrown.
 */
export const formatError = (formatted: GraphQLFormattedError, error: unknown): GraphQLFormattedError => ({
  locations: formatted.locations,
  path: formatted.path,
  ...told(formatted, causeOf(error)),
});
