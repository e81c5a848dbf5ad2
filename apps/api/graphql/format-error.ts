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
  'PERSISTED_QUERY_NOT_FOUND',
]);

/** The cause behind wrappers. */
const causeOf = (error: unknown): unknown =>
  error instanceof Error && 'originalError' in error && error.originalError ? causeOf(error.originalError) : error;

/**
 * What an asker is told of an error: an allow-list of codes with their messages, and for anything else a
 * correlation id and not one word of what was thrown.
 */
export const formatError = (formatted: GraphQLFormattedError, error: unknown): GraphQLFormattedError => {
  const cause = causeOf(error);
  const { locations, path } = formatted;
  if (cause instanceof ReadStoreError) {
    return { message: cause.message, locations, path, extensions: { code: cause.code, argument: cause.path } };
  }
  const correlationId = randomUUID();
  if (cause instanceof EventStoreError) {
    log('error', 'store', { code: cause.code, correlationId });
    return {
      message: 'The record could not be written just now. Try again.',
      locations,
      path,
      extensions: { code: cause.code, correlationId },
    };
  }
  const code = String(formatted.extensions?.['code'] ?? '');
  if (SAFE.has(code)) return { message: formatted.message, locations, path, extensions: { code } };
  log('error', 'graphql', { correlationId, error: cause });
  return {
    message: 'Something went wrong on our side.',
    locations,
    path,
    extensions: { code: 'INTERNAL', correlationId },
  };
};
