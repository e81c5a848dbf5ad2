import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { EventEmitter } from 'node:events';
import type { WebSocket } from 'ws';
import type { Pool } from '#platform/postgres/open-pool.js';
import { LiveSockets } from './live-sockets.js';
import { Traffic } from './traffic.js';

/** The other side of a connection: answers pings or does not, and says goodbye or does not. */
class Peer extends EventEmitter {
  pings = 0;
  ended: 'closed' | 'cut off' | null = null;
  code = 0;

  constructor(private readonly isThere: boolean) {
    super();
  }

  ping(): void {
    this.pings += 1;
    if (this.isThere) this.emit('pong');
  }

  close(code: number): void {
    this.code = code;
    if (this.isThere) this.leave('closed');
  }

  terminate(): void {
    this.leave('cut off');
  }

  private leave(how: 'closed' | 'cut off'): void {
    this.ended = how;
    this.emit('close');
  }
}

const PING_EVERY_MS = 12_000;
const asSocket = (peer: Peer): WebSocket => peer as unknown as WebSocket;
const all: LiveSockets[] = [];
const sockets = (pool = {} as Pool): LiveSockets => {
  const sut = new LiveSockets({ pool, onError: () => undefined, pingEvery: PING_EVERY_MS });
  all.push(sut);
  return sut;
};

/** Closes one; the time that it is patient for has gone by. */
const closed = async (sut: LiveSockets): Promise<void> => {
  const closing = sut.close();
  jest.runAllTimers();
  await closing;
};

beforeEach(() => {
  jest.useFakeTimers();
});
afterEach(async () => {
  for (const sut of all.splice(0)) await closed(sut);
  jest.useRealTimers();
});

describe('a connection whose other half is gone', () => {
  it('is cut off after a ping without an answer, and the others stay', () => {
    const sut = sockets();
    const [there, gone] = [new Peer(true), new Peer(false)];
    for (const peer of [there, gone]) sut.add(asSocket(peer));
    jest.advanceTimersByTime(PING_EVERY_MS);
    expect([there.pings, gone.pings, gone.ended]).toEqual([1, 1, null]);
    jest.advanceTimersByTime(PING_EVERY_MS);
    expect([gone.pings, gone.ended]).toEqual([1, 'cut off']);
    expect(there.ended).toBeNull();
    expect(there.pings).toBe(2);
    expect(sut.count()).toEqual({ all: 1, strangers: 1 });
  });
});

describe('a connection whose key was revoked', () => {
  it('is ended within a second', async () => {
    // Nobody stands behind any key any more.
    const query = (): Promise<object> => Promise.resolve({ rows: [] });
    const client = Object.assign(new EventEmitter(), { query, release: () => undefined });
    const sut = sockets({ connect: () => Promise.resolve(client) } as unknown as Pool);
    const peer = new Peer(true);
    sut.add(asSocket(peer));
    const tenantId = randomUUID();
    const actor = { ...{ actorId: tenantId, credentialId: randomUUID(), tenantId, tenantKind: 'group' as const } };
    const proof = { by: 'key' as const, tenantId, number: '1', hash: Buffer.alloc(32) };
    expect(sut.admit(asSocket(peer), { actor: { ...actor, role: 'AUDITOR', personId: null }, proof })).toBe(true);
    expect(peer.ended).toBeNull();
    await jest.advanceTimersByTimeAsync(1_000);
    expect([peer.ended, peer.code]).toEqual(['closed', 4401]);
  });
});

describe('a server that stops', () => {
  it('says goodbye, and cuts off who does not answer', async () => {
    const sut = sockets();
    const [there, gone] = [new Peer(true), new Peer(false)];
    for (const peer of [there, gone]) sut.add(asSocket(peer));
    await closed(sut);
    expect([there.ended, gone.ended]).toEqual(['closed', 'cut off']);
    expect(sut.count().all).toBe(0);
  });
});

describe('what one connection may send', () => {
  it('is a hundred messages in ten seconds, while it reads what it is sent', () => {
    let now = 0;
    const sut = new Traffic(() => now);
    now = 20_000;
    expect(Array.from({ length: 101 }, () => sut.mayPass(0)).filter(Boolean)).toHaveLength(100);
    now += 10_000;
    expect(sut.mayPass(0)).toBe(true);
    expect(sut.mayPass(300_000)).toBe(false);
  });
});
