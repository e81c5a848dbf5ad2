import { afterEach, describe, expect, it } from '@jest/globals';
import { EventEmitter } from 'node:events';
import type { WebSocket } from 'ws';
import type { Pool } from '#platform/postgres/open-pool.js';
import { LiveSockets } from './live-sockets.js';
import { Traffic } from './traffic.js';

/** The other side of a connection: answers pings or does not, and says goodbye or does not. */
class Peer extends EventEmitter {
  pings = 0;
  ended: 'closed' | 'cut off' | null = null;

  constructor(private readonly isThere: boolean) {
    super();
  }

  ping(): void {
    this.pings += 1;
    if (this.isThere) this.emit('pong');
  }

  close(): void {
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

const asSocket = (peer: Peer): WebSocket => peer as unknown as WebSocket;
const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
const all: LiveSockets[] = [];
const sockets = (): LiveSockets => {
  const sut = new LiveSockets({ pool: {} as Pool, onError: () => undefined, pingEvery: 15 });
  all.push(sut);
  return sut;
};

afterEach(async () => {
  for (const sut of all.splice(0)) await sut.close(1);
});

describe('a connection whose other half is gone', () => {
  it('is cut off after a ping without an answer, and the others stay', async () => {
    const sut = sockets();
    const [there, gone] = [new Peer(true), new Peer(false)];
    for (const peer of [there, gone]) sut.add(asSocket(peer));
    await pause(120);
    expect([gone.pings, gone.ended]).toEqual([1, 'cut off']);
    expect(there.ended).toBeNull();
    expect(there.pings).toBeGreaterThan(1);
    expect(sut.count()).toEqual({ all: 1, strangers: 1 });
  });
});

describe('a server that stops', () => {
  it('says goodbye, and cuts off who does not answer', async () => {
    const sut = sockets();
    const [there, gone] = [new Peer(true), new Peer(false)];
    for (const peer of [there, gone]) sut.add(asSocket(peer));
    await sut.close(10);
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
