import { describe, expect, it } from '@jest/globals';
import { Brake } from './brake.js';
import { isFromOwnPage, maySignIn } from './own-page.js';
import { cookieIn, sessionCookie } from './session-cookie.js';

describe('the session cookie', () => {
  it('is tied to the host and to https where there is https', () => {
    expect(sessionCookie('https://trustlog.example')).toMatchObject({
      name: '__Host-trustlog',
      options: { path: '/', httpOnly: true, sameSite: 'lax', secure: true, maxAge: 43_200 },
    });
  });

  it('is hidden from scripts on this machine too', () => {
    expect(sessionCookie('http://localhost:3000')).toMatchObject({
      name: 'trustlog',
      options: { httpOnly: true, sameSite: 'lax', secure: false },
    });
  });

  it('is found among others, by its whole name, once', () => {
    expect(cookieIn({ cookie: 'a=1; trustlog=x_y; b=2' }, 'trustlog')).toBe('x_y');
    expect(cookieIn({ cookie: 'not-trustlog=x' }, 'trustlog')).toBeNull();
    expect(cookieIn({ cookie: 'trustlog=x; trustlog=y' }, 'trustlog')).toBeNull();
    expect(cookieIn({}, 'trustlog')).toBeNull();
  });
});

describe('a request with a cookie', () => {
  const own = { host: 'localhost:3000', origin: 'http://localhost:3000', 'content-type': 'application/json' };

  it('comes from a page of this host', () => {
    expect(isFromOwnPage(own)).toBe(true);
    expect(isFromOwnPage({ ...own, origin: undefined, 'sec-fetch-site': 'same-origin' })).toBe(true);
    expect(isFromOwnPage({ ...own, 'content-type': 'application/json; charset=utf-8' })).toBe(true);
    expect(isFromOwnPage({ ...own, 'content-type': 'application/graphql-response+json' })).toBe(true);
  });

  it('is refused from another origin, without one, or as a form', () => {
    const foreign = ['http://evil.example', 'null', 'http://localhost:3001', 'http://localhost:3000.evil.example'];
    for (const origin of foreign) expect(isFromOwnPage({ ...own, origin })).toBe(false);
    for (const site of ['cross-site', 'same-site', 'none']) {
      expect(isFromOwnPage({ ...own, 'sec-fetch-site': site })).toBe(false);
    }
    expect(isFromOwnPage({ ...own, origin: undefined })).toBe(false);
    for (const type of [undefined, 'text/plain', 'application/x-www-form-urlencoded', 'text/plain; application/json']) {
      expect(isFromOwnPage({ ...own, 'content-type': type })).toBe(false);
    }
  });

  it('may sign in from a program, and not from a page of another site', () => {
    expect(maySignIn({ host: 'localhost:3000', 'content-type': 'application/json' })).toBe(true);
    expect(maySignIn({ ...own, origin: 'http://evil.example' })).toBe(false);
    expect(maySignIn({ host: 'localhost:3000', 'content-type': 'text/plain' })).toBe(false);
  });
});

describe('an address that shows wrong keys', () => {
  it('waits after thirty in a minute, and others do not', () => {
    let now = 0;
    const sut = new Brake(() => now);
    for (let n = 0; n < 30; n += 1) {
      expect(sut.waits('192.0.2.1')).toBe(0);
      sut.failed('192.0.2.1');
    }
    now = 20_000;
    expect([sut.waits('192.0.2.1'), sut.waits('192.0.2.2')]).toEqual([40, 0]);
    now = 60_000;
    expect(sut.waits('192.0.2.1')).toBe(0);
  });

  it('is forgotten when too many others come, so that memory has an end', () => {
    const sut = new Brake(() => 0);
    for (let n = 0; n < 30; n += 1) sut.failed('first');
    for (let n = 0; n < 10_000; n += 1) sut.failed(String(n));
    expect(sut.waits('first')).toBe(0);
  });
});
