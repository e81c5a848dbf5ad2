import { beforeAll, describe, expect, it } from '@jest/globals';
import { request as httpRequest, type IncomingHttpHeaders } from 'node:http';
import { gunzipSync } from 'node:zlib';
import { startTrustlog, type TrustlogServer } from '../support/trustlog-server.js';

interface Raw {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

const QUESTION = new URLSearchParams({ query: '{ __schema { types { name description fields { name } } } }' });

describe('An answer of some size', () => {
  let sut: TrustlogServer;
  beforeAll(async () => {
    sut = await startTrustlog({ seed: true });
  }, 240_000);

  /** `fetch` would ask for gzip by itself and undo it. */
  const ask = (headers: Record<string, string>): Promise<Raw> =>
    new Promise((resolve, reject) => {
      const own = { authorization: `Bearer ${sut.keys.trustLead}`, 'apollo-require-preflight': 'true', ...headers };
      httpRequest(`${sut.url}/graphql?${QUESTION.toString()}`, { headers: own }, (response) => {
        const parts: Buffer[] = [];
        response.on('data', (part: Buffer) => parts.push(part));
        response.on('end', () =>
          resolve({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(parts) }),
        );
      })
        .on('error', reject)
        .end();
    });

  it('is sent as it is to who does not take gzip, and says that it depends on that', async () => {
    const { headers, body } = await ask({});
    expect(headers['content-encoding']).toBeUndefined();
    expect(headers.vary).toContain('accept-encoding');
    expect(body.length).toBeGreaterThan(1_024);
    expect(() => JSON.parse(body.toString()) as unknown).not.toThrow();
  });

  it('is the same answer compressed for who takes it, in less than half of the bytes', async () => {
    const plain = await ask({});
    const { headers, body } = await ask({ 'accept-encoding': 'gzip, br' });
    expect(headers['content-encoding']).toBe('gzip');
    expect(Number(headers['content-length'] ?? body.length)).toBe(body.length);
    expect(gunzipSync(body).toString()).toBe(plain.body.toString());
    expect(body.length * 2).toBeLessThan(plain.body.length);
  });

  it('has a weak name, for its two encodings are not the same bytes, by which it is confirmed', async () => {
    const { headers } = await ask({ 'accept-encoding': 'gzip' });
    const name = headers.etag ?? '';
    expect(name).toMatch(/^W\/"/);
    const again = await ask({ 'accept-encoding': 'gzip', 'if-none-match': name });
    expect(again.status).toBe(304);
    expect(again.body).toHaveLength(0);
    expect(again.headers['content-encoding']).toBeUndefined();
  });
});
