import { createServer } from 'node:http';
import { gzipSync } from 'node:zlib';

/** A page as it stood when it was finished, with what it had fetched but for script and answers. */
export interface Finished {
  readonly html: string;
  readonly files: ReadonlyMap<string, { readonly type: string; readonly body: Buffer }>;
}

/** Serves it from bare node:http, compressed: the least that anybody must do to show this page. */
export const staticCopy = async ({ html, files }: Finished): Promise<{ url: string; stop: () => Promise<void> }> => {
  const page: File = ['/', { type: 'text/html; charset=utf-8', body: Buffer.from(html) }];
  const sent = new Map([...files, page].map(zipped));
  const server = createServer((request, response) => {
    const file = sent.get(new URL(request.url ?? '/', 'http://localhost').pathname);
    if (!file) return void response.writeHead(404).end();
    response.writeHead(200, { 'content-type': file.type, 'content-encoding': 'gzip' }).end(file.body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as { port: number };
  const stop = (): Promise<void> =>
    new Promise((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  return { url: `http://127.0.0.1:${String(port)}`, stop };
};

type File = readonly [path: string, file: { readonly type: string; readonly body: Buffer }];
const zipped = ([path, { type, body }]: File): File => [path, { type, body: gzipSync(body) }];
