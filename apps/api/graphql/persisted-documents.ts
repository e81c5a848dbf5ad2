import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { createHash } from 'node:crypto';
import { repositoryRoot } from '#platform/postgres/repository.js';

/** Apollo asks its cache for documents under this prefix. */
const PREFIX = 'apq:';

/** Texts of documents by their SHA-256; nobody adds to them but a build. */
export interface PersistedDocuments {
  get(key: string): Promise<string | undefined>;
  set(): Promise<void>;
  delete(): Promise<void>;
}

/** The documents of a manifest (hash to text); those whose text has another hash are not among them. */
export const documentsOf = (manifest: Readonly<Record<string, string>>): PersistedDocuments => {
  const texts = new Map(
    Object.entries(manifest).filter(([hash, text]) => createHash('sha256').update(text).digest('hex') === hash),
  );
  return {
    get: (key) => Promise.resolve(texts.get(key.slice(PREFIX.length))),
    set: () => Promise.resolve(),
    delete: () => Promise.resolve(),
  };
};

/** The documents of the dashboard as it was built; none where it was not. */
export const builtDocuments = (): PersistedDocuments => {
  const file = path.join(repositoryRoot, 'dist', 'dashboard', 'documents.json');
  return documentsOf(existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>) : {});
};

const isAnswer = ({ method, routeOptions }: FastifyRequest, { statusCode }: FastifyReply): boolean =>
  method === 'GET' && routeOptions.url === '/graphql' && statusCode === 200;

/**
 * Hook: what was asked by GET may be kept by the asker's own browser, which must have it confirmed each time. Where it
 * has not changed, it is not sent again (RFC 9110, section 13.1.2).
 */
export const confirmAnswer = async (
  request: FastifyRequest,
  reply: FastifyReply,
  payload: unknown,
): Promise<unknown> => {
  if (!isAnswer(request, reply) || typeof payload !== 'string') return payload;
  const etag = reply.getHeader('etag') ?? `"${createHash('sha256').update(payload).digest('base64url')}"`;
  void reply.headers({ etag, 'cache-control': 'private, no-cache', vary: 'authorization, cookie' });
  const known = (request.headers['if-none-match'] ?? '').split(',').map((tag) => tag.trim().replace(/^W\//, ''));
  if (!known.includes(String(etag))) return payload;
  void reply.status(304).removeHeader('content-length');
  return '';
};
