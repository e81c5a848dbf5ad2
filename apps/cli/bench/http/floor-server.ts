import http from 'node:http';
import pg from 'pg';
import { Credentials } from '#platform/auth/credentials.js';
import { spentSince } from './spent.js';
import { READER, type Statement } from './statements.js';

/** What a floor serves: by path, the statements and what is answered. */
export interface FloorPlan {
  readonly readUrl: string;
  readonly platformUrl: string;
  readonly poolSize: number;
  readonly pages: Readonly<Record<string, { readonly statements: readonly Statement[]; readonly answer: object }>>;
}

/**
 * The least that any server does: reads the request, checks its key as ours does, sends the same statements in the
 * same transaction and by the same roles, has their rows read, and writes an answer of the same shape. It computes
 * nothing from the rows.
 */
const serve = ({ readUrl, platformUrl, poolSize, pages }: FloorPlan): void => {
  const pool = new pg.Pool({ connectionString: readUrl, max: poolSize });
  const platformPool = new pg.Pool({ connectionString: platformUrl, max: 6 });
  const credentials = new Credentials(platformPool);
  const answer = async (request: http.IncomingMessage): Promise<string> => {
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part as Buffer);
    JSON.parse(Buffer.concat(parts).toString('utf8'));
    const actor = await credentials.authenticate((request.headers.authorization ?? '').replace('Bearer ', ''));
    const page = pages[request.url ?? ''];
    if (!actor || !page) throw new Error('not found');
    const client = await pool.connect();
    try {
      for (const { role, text, values } of page.statements)
        await (role === READER ? client : platformPool).query(text, [...values]);
    } finally {
      client.release();
    }
    return JSON.stringify(page.answer);
  };
  const server = http.createServer((request, response) => {
    answer(request).then(
      (text) => response.writeHead(200, { 'content-type': 'application/json; charset=utf-8' }).end(text),
      (error: unknown) => response.writeHead(500).end(String(error)),
    );
  });
  server.listen(0, '127.0.0.1', () => {
    const address = server.address();
    process.send?.({ port: typeof address === 'object' ? address?.port : 0 });
  });
};

process.on('message', (message: FloorPlan | 'spent') => {
  if (message === 'spent') process.send?.(spentSince());
  else serve(message);
});
// The bench has ended, however it did.
process.once('disconnect', () => process.exit());
