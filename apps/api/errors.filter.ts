import { Catch, HttpException, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import type { FastifyReply } from 'fastify';
import { log } from '#platform/logging/log.js';

interface Answer {
  readonly code: string;
  readonly message: string;
  readonly argument?: readonly string[];
}

/** Codes of refusals that our own code throws with a sentence of its own. */
const CODES: Readonly<Record<number, string>> = {
  400: 'BAD_REQUEST',
  401: 'UNAUTHENTICATED',
  403: 'FORBIDDEN',
  404: 'NOT_FOUND',
};

/** What HTTP itself refuses, before any of our code has seen it; by its status. */
const ANSWERS: Readonly<Record<number, Answer>> = {
  400: { code: 'BAD_REQUEST', message: 'The body is not JSON. Send {"query": "...", "variables": {...}} in UTF-8.' },
  413: {
    code: 'REQUEST_TOO_LARGE',
    message: 'The request is larger than 30 MB; a document may have 20 MB. Take pictures out of it and send it again.',
    argument: ['input', 'contentBase64'],
  },
  415: { code: 'BAD_REQUEST', message: 'Send the body as application/json.' },
};

const statusOf = (error: unknown): number => {
  if (error instanceof HttpException) return error.getStatus();
  const status = error instanceof Error && 'statusCode' in error ? Number(error.statusCode) : 500;
  return status >= 400 && status < 500 ? status : 500;
};

const answerTo = (error: unknown, status: number): Answer & { readonly correlationId?: string } => {
  const own = error instanceof HttpException ? CODES[status] : undefined;
  if (own && error instanceof Error) return { code: own, message: error.message };
  const known = ANSWERS[status];
  if (known) return known;
  if (status < 500) return { code: 'BAD_REQUEST', message: 'This address does not take such a request.' };
  const correlationId = randomUUID();
  log('error', 'http', { correlationId, error });
  return { code: 'INTERNAL', message: 'Something went wrong on our side.', correlationId };
};

/**
 * Errors outside GraphQL have the form of those inside it, and none is logged but by `log`: messages of errors may
 * hold what people wrote.
 */
@Catch()
export class ErrorsFilter implements ExceptionFilter {
  async catch(error: unknown, host: ArgumentsHost): Promise<void> {
    // `formatError` answers these.
    if (host.getType<string>() === 'graphql') throw error;
    const status = statusOf(error);
    const { message, ...extensions } = answerTo(error, status);
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    if (reply.sent) return;
    await reply
      .status(status)
      .header('cache-control', 'no-store')
      .type('application/json; charset=utf-8')
      .send(JSON.stringify({ errors: [{ message, extensions }] }));
  }
}
