import { WebSocket, type ClientOptions } from 'ws';

/** A record as a subscription tells of it. */
export interface ToldMove {
  readonly tenant: string;
  readonly position: number;
  readonly events: number;
}

interface Message {
  readonly id?: string;
  readonly type: string;
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- messages are JSON; a wrong shape fails the assertion
  readonly payload?: any;
}

export interface ConnectOptions extends ClientOptions {
  /** A key for `connection_init`. */
  readonly key?: string;
  /** Payload of `connection_init` as it stands; null sends none at all. */
  readonly init?: object | null;
  readonly protocol?: string;
  readonly path?: string;
}

const MOVED =
  'subscription Moved($since: [MinPosition!], $askedAgo: Float) { moved(since: $since, askedAgo: $askedAgo) { tenant position events } }';
/** Only what never comes is waited for so long. */
const PATIENCE_MS = 30_000;

const within = async <Answer>(what: string, wanted: () => Answer | undefined): Promise<Answer> => {
  const until = Date.now() + PATIENCE_MS;
  for (;;) {
    const found = wanted();
    if (found !== undefined) return found;
    if (Date.now() > until) throw new Error(`Waited in vain: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
};

/** One connection, spoken word by word: protocol graphql-transport-ws. */
export class LiveClient {
  readonly heard: Message[] = [];
  /** Set once the connection has ended. */
  closed: { readonly code: number; readonly reason: string } | undefined;
  /** The status of an upgrade that was refused. */
  refused: number | undefined;

  private constructor(readonly socket: WebSocket) {
    socket.on('message', (data) => this.heard.push(JSON.parse((data as Buffer).toString('utf8')) as Message));
    socket.on('close', (code, reason) => {
      this.closed = { code, reason: reason.toString() };
    });
    socket.on('unexpected-response', (request, { statusCode }) => {
      this.refused = statusCode ?? 0;
      request.destroy();
    });
    socket.on('error', () => undefined);
  }

  /** Opens a connection and says who asks; waits for the answer, whatever it is. */
  static async to(
    url: string,
    { key, init, protocol, path = '/graphql', ...options }: ConnectOptions = {},
  ): Promise<LiveClient> {
    const address = `${url.replace('http', 'ws')}${path}`;
    const client = new LiveClient(new WebSocket(address, protocol ?? 'graphql-transport-ws', options));
    await within('open', () => (client.socket.readyState === WebSocket.CONNECTING ? client.refused : true));
    if (client.socket.readyState !== WebSocket.OPEN || init === null) return client;
    const payload = init ?? (key === undefined ? undefined : { authorization: `Bearer ${key}` });
    client.send({ type: 'connection_init', payload });
    await within('ack', () => client.heard.find(({ type }) => type === 'connection_ack') ?? client.closed);
    return client;
  }

  send(message: object): void {
    this.socket.send(JSON.stringify(message));
  }

  /** Subscribes to what moved; answers the first message: all records, where they stand. */
  async moved(variables: object = {}, id = 'moved'): Promise<readonly ToldMove[]> {
    this.send({ id, type: 'subscribe', payload: { query: MOVED, variables } });
    const first = await within('first message', () => this.of(id)[0]);
    if (first.type !== 'next' || first.payload.errors) throw new Error(JSON.stringify(first));
    return first.payload.data.moved as readonly ToldMove[];
  }

  /** Messages of one subscription. */
  of(id = 'moved'): readonly Message[] {
    return this.heard.filter((message) => message.id === id);
  }

  /** Everything that was told of a record. */
  told(tenant: string, id = 'moved'): readonly ToldMove[] {
    return this.of(id)
      .flatMap(({ payload }) => (payload?.data?.moved ?? []) as readonly ToldMove[])
      .filter((move) => move.tenant === tenant);
  }

  /** Waits until a record is told to have come this far. */
  until(tenant: string, position: number): Promise<ToldMove> {
    return within(`position ${String(position)}`, () => this.told(tenant).find((move) => move.position >= position));
  }

  end(): Promise<NonNullable<LiveClient['closed']>> {
    return within('the end', () => this.closed);
  }

  close(): void {
    this.socket.terminate();
  }
}
