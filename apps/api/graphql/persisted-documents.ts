import { createHash } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { repositoryRoot } from '#platform/postgres/repository.js';

/** Apollo asks its cache for documents under this prefix. */
const PREFIX = 'apq:';

/** Texts of documents by their SHA-256; nobody adds to them but a build. */
export interface PersistedDocuments {
  get(key: string): Promise<string | undefined>;
  set(): Promise<void>;
  delete(): Promise<void>;
}

type Texts = ReadonlyMap<string, string>;

/** The documents of a manifest (hash to text); those whose text has another hash are not among them. */
export const textsOf = (manifest: Readonly<Record<string, string>>): Texts =>
  new Map(Object.entries(manifest).filter(([hash, text]) => createHash('sha256').update(text).digest('hex') === hash));

/** Where a build of the dashboard lists its documents. */
const MANIFEST = path.join(repositoryRoot, 'dist', 'dashboard', 'documents.json');

/** Which build wrote it; null while there is none. */
const stampOf = async (file: string): Promise<string | null> => {
  const found = await stat(file).catch(() => null);
  return found && `${found.mtimeMs} ${found.size}`;
};

const manifestIn = async (file: string): Promise<Readonly<Record<string, string>> | null> => {
  try {
    return JSON.parse(await readFile(file, 'utf8')) as Record<string, string>;
  } catch {
    // Gone again, or half written: a build is at it.
    return null;
  }
};

/**
 * The documents of the dashboard as it was built. A hash that is not known may be of a build made since under the
 * running server, so that the manifest is looked at again; what earlier builds sent is kept for pages that are open.
 */
export const builtDocuments = (file = MANIFEST): PersistedDocuments => {
  const known = new Map<string, string>();
  let read: string | null = null;
  const look = async (): Promise<void> => {
    const stamp = await stampOf(file);
    if (stamp === null || stamp === read) return;
    const manifest = await manifestIn(file);
    if (manifest === null) return;
    for (const [hash, text] of textsOf(manifest)) known.set(hash, text);
    read = stamp;
  };
  return {
    get: async (key) => {
      const hash = key.slice(PREFIX.length);
      if (!known.has(hash)) await look();
      return known.get(hash);
    },
    set: () => Promise.resolve(),
    delete: () => Promise.resolve(),
  };
};

const isAnswer = ({ method, routeOptions }: FastifyRequest, { statusCode }: FastifyReply): boolean =>
  method === 'GET' && routeOptions.url === '/graphql' && statusCode === 200;

/**
 * The name of an answer. One that is kept is named by what it rests on, which may be another name than that under which
 * the asker has the very same bytes: from before it was kept.
 */
const nameOf = (payload: string, given: unknown, known: readonly string[]): string => {
  const name = typeof given === 'string' ? given : null;
  if (name !== null && (known[0] === '' || known.includes(name))) return name;
  const own = `"${createHash('sha256').update(payload).digest('base64url')}"`;
  return name === null || known.includes(own) ? own : name;
};

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
  const known = (request.headers['if-none-match'] ?? '').split(',').map((tag) => tag.trim().replace(/^W\//, ''));
  const etag = nameOf(payload, reply.getHeader('etag'), known);
  void reply.headers({ etag, 'cache-control': 'private, no-cache', vary: 'authorization, cookie' });
  if (!known.includes(etag)) return payload;
  void reply.status(304).removeHeader('content-length');
  return '';
};
