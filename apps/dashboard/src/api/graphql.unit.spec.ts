import { afterEach, describe, expect, it } from '@jest/globals';
import { Failed, NotAllowed, SignedOut } from './failures.js';
import { ask, operation } from './graphql.js';
import { later } from './positions.js';
import { demoRolesOf } from './session.js';

const document = operation<{ n: number }, { id: string }>('query Thing($id: ID!) { n(id: $id) }');

const answering =
  (status: number, body: unknown, headers: Record<string, string> = {}): typeof fetch =>
  async () =>
    new Response(typeof body === 'string' ? body : JSON.stringify(body), { status, headers });

const asking = (fetcher: typeof fetch): Promise<{ n: number }> => ask(document, { id: '1' }, { fetcher });

describe('a question', () => {
  it('is one POST with its name, text and variables', async () => {
    const sent: [unknown, RequestInit | undefined][] = [];
    await asking(async (address, init) => {
      sent.push([address, init]);
      return Response.json({ data: { n: 1 } });
    });
    expect(sent).toHaveLength(1);
    expect(sent[0]?.[0]).toBe('/graphql');
    expect(JSON.parse(sent[0]?.[1]?.body as string)).toEqual({
      operationName: 'Thing',
      query: document.text,
      variables: { id: '1' },
    });
  });

  it('is answered with its data', async () => {
    await expect(asking(answering(200, { data: { n: 3 } }))).resolves.toEqual({ n: 3 });
  });
});

describe('a question that a build has left the hash of', () => {
  const known = operation<{ n: number }, { id: string; search?: string }>('query Thing', 'f00d');
  const sentBy = async (document: typeof known, id: string, search?: string): Promise<[string, RequestInit]> => {
    const sent: [string, RequestInit][] = [];
    const fetcher: typeof fetch = async (address, init) => {
      sent.push([address as string, init ?? {}]);
      return Response.json({ data: { n: 1 } });
    };
    await ask(document, { id, ...(search === undefined ? {} : { search }) }, { fetcher });
    return sent[0] ?? ['', {}];
  };
  afterEach(() => {
    Reflect.deleteProperty(globalThis, 'isSecureContext');
  });

  it('is a GET with the hash alone, and a header that no other site can send', async () => {
    Reflect.set(globalThis, 'isSecureContext', true);
    const [address, init] = await sentBy(known, '1');
    const { pathname, searchParams } = new URL(address, 'http://here');
    expect([pathname, init.method, init.body]).toEqual(['/graphql', 'GET', undefined]);
    expect(JSON.parse(searchParams.get('extensions') ?? '')).toEqual({
      persistedQuery: { version: 1, sha256Hash: 'f00d' },
    });
    expect(searchParams.has('query')).toBe(false);
    expect(init.headers).toMatchObject({ 'apollo-require-preflight': 'true' });
  });

  it('is a POST where somebody typed whom to look for: addresses are written down on their way', async () => {
    Reflect.set(globalThis, 'isSecureContext', true);
    expect((await sentBy(known, '1', 'Maya'))[0]).toBe('/graphql');
    expect((await sentBy(known, '1', ''))[0]).not.toBe('/graphql');
  });

  it('is a POST where its address would be too long, where it changes something, and without https', async () => {
    Reflect.set(globalThis, 'isSecureContext', true);
    const mutation = operation<{ n: number }, { id: string }>('mutation Thing', 'f00d');
    const posts = [await sentBy(known, 'x'.repeat(5_000)), await sentBy(mutation, '1')];
    Reflect.set(globalThis, 'isSecureContext', false);
    posts.push(await sentBy(known, '1'));
    for (const [address, { method, body }] of posts) {
      expect([address, method]).toEqual(['/graphql', 'POST']);
      expect(JSON.parse(body as string)).not.toHaveProperty('query');
    }
  });
});

describe('a failure', () => {
  const failures: [string, typeof fetch, new (...args: never[]) => Error][] = [
    ['a missing session by status', answering(401, 'who are you'), SignedOut],
    ['a missing session by code', answering(200, { errors: [{ extensions: { code: 'UNAUTHENTICATED' } }] }), SignedOut],
    ['a right that is missing', answering(200, { errors: [{ extensions: { code: 'FORBIDDEN' } }] }), NotAllowed],
    [
      "a question of somebody else's",
      answering(200, { errors: [{ extensions: { code: 'READ.FORBIDDEN' } }] }),
      NotAllowed,
    ],
    ['part of the data', answering(200, { data: { n: 1 }, errors: [{ message: 'no' }] }), Failed],
    ['a page of a proxy', answering(502, '<html>'), Failed],
    ['no answer', () => Promise.reject(new TypeError('network')), Failed],
  ];

  it.each(failures)('is told for %s', async (_, fetcher, kind) => {
    await expect(asking(fetcher)).rejects.toBeInstanceOf(kind);
  });

  it('carries the number that finds it in the log', async () => {
    const inBody = answering(200, { errors: [{ extensions: { code: 'X', correlationId: 'abc' } }] });
    const inHeader = answering(500, '', { 'x-correlation-id': 'def' });
    await expect(asking(inBody)).rejects.toMatchObject({ correlationId: 'abc' });
    await expect(asking(inHeader)).rejects.toMatchObject({ correlationId: 'def' });
  });
});

describe('positions', () => {
  it('keep the latest of each tenant', () => {
    const one = later([], { tenant: 'a', position: 5 });
    const two = later(one, { tenant: 'b', position: 1 });
    expect(later(two, { tenant: 'a', position: 4 })).toBe(two);
    expect(later(two, { tenant: 'a', position: 6 })).toEqual([
      { tenant: 'b', position: 1 },
      { tenant: 'a', position: 6 },
    ]);
  });
});

describe('the parts of the demo', () => {
  it('are read with names in either language, and what is no part is left out', () => {
    const body = [
      { role: 'trustLead', personName: 'S. Achebe', tenantName: { cy: 'Cyngor' } },
      { role: 'clerk', personName: null, tenantName: 'Dunmere Infant' },
      ...['staff', { rôle: 1 }, 7],
    ];
    expect(demoRolesOf(body)).toEqual([
      { role: 'trustLead', person: 'S. Achebe', tenant: 'Cyngor' },
      { role: 'clerk', person: null, tenant: 'Dunmere Infant' },
    ]);
    expect(demoRolesOf(null)).toEqual([]);
  });
});
