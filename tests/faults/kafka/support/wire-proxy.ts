import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

/** `pass` everything; `silent`: connections stay open and nothing comes through; `refused`: all are cut at once. */
export type Wire = 'pass' | 'silent' | 'refused';

export interface WireProxy {
  /** `127.0.0.1:PORT`, to be used instead of the broker's. */
  readonly broker: string;
  set(wire: Wire): void;
  close(): Promise<void>;
}

const HOST = '127.0.0.1';

/** How brokers write an address into an answer: length, host, port. */
const written = (port: number): Buffer => {
  const address = Buffer.alloc(2 + HOST.length + 4);
  address.writeInt16BE(HOST.length, 0);
  address.write(HOST, 2, 'latin1');
  address.writeInt32BE(port, 2 + HOST.length);
  return address;
};

/**
 * A TCP proxy before a broker on loopback. Clients come through it for good: in the broker's answers its own address
 * takes the place of the broker's.
 */
export const wireProxy = async (broker: string): Promise<WireProxy> => {
  const target = Number(broker.split(':').at(-1));
  const open = new Set<Socket>();
  let wire: Wire = 'pass';
  let [theirs, ours]: readonly Buffer[] = [];
  const disguised = (data: Buffer): Buffer => {
    if (!theirs || !ours) return data;
    for (let at = data.indexOf(theirs); at >= 0; at = data.indexOf(theirs, at + theirs.length)) ours.copy(data, at);
    return data;
  };
  const pipe = (from: Socket, to: Socket, change: (data: Buffer) => Buffer): void => {
    open.add(from);
    from.setNoDelay(true);
    from.on('data', (data: Buffer) => {
      if (wire === 'pass') to.write(change(data));
    });
    from.on('error', () => to.destroy());
    from.on('close', () => {
      open.delete(from);
      to.destroy();
    });
  };
  const server = createServer((client) => {
    if (wire === 'refused') {
      client.destroy();
      return;
    }
    const upstream = connect(target, HOST);
    pipe(client, upstream, (data) => data);
    pipe(upstream, client, disguised);
  });
  await new Promise<void>((resolve) => server.listen(0, HOST, resolve));
  const { port } = server.address() as AddressInfo;
  [theirs, ours] = [written(target), written(port)];
  const cut = (): void => {
    for (const socket of open) socket.destroy();
  };
  return {
    broker: `${HOST}:${String(port)}`,
    set: (to) => {
      // What was swallowed in silence would leave half a message behind: those connections are of no use any more.
      if (to === 'refused' || wire === 'silent') cut();
      wire = to;
    },
    close: async () => {
      cut();
      await new Promise((resolve) => server.close(resolve));
    },
  };
};
