import type { WebSocket } from 'ws';
import type { Actor } from '#platform/auth/actor.js';
import type { Pool } from '#platform/postgres/open-pool.js';
import { standingOf, type Proof } from '#platform/live/standing.js';

/** Why the server ends a connection; codes of the application, as graphql-ws uses them. */
export const CLOSE = {
  goingAway: [1001, 'The server stops; connect again in a moment.'],
  unauthenticated: [4401, 'Unauthorized'],
  forbidden: [4403, 'Forbidden'],
  tooMany: [4429, 'Too many connections'],
  tooOften: [4429, 'Too many messages'],
} as const satisfies Record<string, readonly [number, string]>;

export const end = (socket: WebSocket, [code, reason]: readonly [number, string]): void => {
  socket.close(code, reason);
};

const CONNECTIONS_OF_A_CREDENTIAL = 20;
const ASK_EVERY_MS = 400;
const PING_EVERY_MS = 12_000;

interface Known {
  readonly actor: Actor;
  readonly proof: Proof;
}

export interface LiveSocketsOptions {
  readonly pool: Pool;
  readonly onError: (error: unknown) => void;
  /** Milliseconds between two pings; who has not answered the one before is cut off. */
  readonly pingEvery?: number;
}

/** The open connections: whose they are, whether they may still be, and whether anybody is there. */
export class LiveSockets {
  private readonly open = new Map<WebSocket, Known | null>();
  private readonly silent = new WeakSet<WebSocket>();
  private readonly pinging: NodeJS.Timeout;
  private asking: NodeJS.Timeout | undefined;
  private failing = false;
  private stopped = false;

  constructor(private readonly options: LiveSocketsOptions) {
    this.pinging = setInterval(() => {
      this.ping();
    }, options.pingEvery ?? PING_EVERY_MS);
    this.pinging.unref();
  }

  /** All connections, and those of them that nobody has been recognised on yet. */
  count(): { readonly all: number; readonly strangers: number } {
    return { all: this.open.size, strangers: [...this.open.values()].filter((known) => known === null).length };
  }

  add(socket: WebSocket): void {
    this.open.set(socket, null);
    socket.on('pong', () => this.silent.delete(socket));
    socket.on('close', () => this.open.delete(socket));
  }

  /** Notes who is there. False: this credential has as many connections as it may have. */
  admit(socket: WebSocket, known: Known): boolean {
    if (!this.open.has(socket)) return false;
    const { credentialId } = known.actor;
    const others = [...this.open.values()].filter((other) => other?.actor.credentialId === credentialId);
    if (others.length >= CONNECTIONS_OF_A_CREDENTIAL) return false;
    this.open.set(socket, known);
    this.askAgain();
    return true;
  }

  actorOf(socket: WebSocket): Actor | null {
    return this.open.get(socket)?.actor ?? null;
  }

  /** Says goodbye to all; those who do not answer are cut off after `patience` milliseconds. */
  async close(patience = 500): Promise<void> {
    this.stopped = true;
    clearInterval(this.pinging);
    clearTimeout(this.asking);
    const sockets = [...this.open.keys()];
    const gone = Promise.all(sockets.map((socket) => new Promise((resolve) => socket.once('close', resolve))));
    for (const socket of sockets) end(socket, CLOSE.goingAway);
    const timer = setTimeout(() => {
      for (const socket of this.open.keys()) socket.terminate();
    }, patience);
    await gone;
    clearTimeout(timer);
  }

  private ping(): void {
    for (const socket of this.open.keys()) {
      if (this.silent.has(socket)) {
        socket.terminate();
        continue;
      }
      this.silent.add(socket);
      socket.ping();
    }
  }

  private askAgain(): void {
    if (this.stopped || this.asking) return;
    this.asking = setTimeout(() => {
      void this.ask().finally(() => {
        this.asking = undefined;
        if ([...this.open.values()].some((known) => known !== null)) this.askAgain();
      });
    }, ASK_EVERY_MS);
    this.asking.unref();
  }

  /** One question for all connections: a key or session that ended, or means another role, ends its connections. */
  private async ask(): Promise<void> {
    const known = [...this.open].flatMap(([socket, who]) => (who ? [{ socket, ...who }] : []));
    const proofs = [...new Map(known.map(({ proof }) => [idOf(proof), proof])).values()];
    try {
      const actors = await standingOf(this.options.pool, proofs);
      const now = new Map(proofs.map((proof, n) => [idOf(proof), actors[n] ?? null]));
      for (const { socket, actor, proof } of known) judge(socket, actor, now.get(idOf(proof)) ?? null);
      this.failing = false;
    } catch (error) {
      if (!this.failing && !this.stopped) this.options.onError(error);
      this.failing = true;
    }
  }
}

const idOf = ({ by, number, hash }: Proof): string => `${by}/${number}/${hash.toString('base64')}`;

const judge = (socket: WebSocket, was: Actor, is: Actor | null): void => {
  if (!is) end(socket, CLOSE.unauthenticated);
  else if (JSON.stringify(is) !== JSON.stringify(was)) end(socket, CLOSE.forbidden);
};
