import { connect, createServer } from 'node:net';
import type { AddressInfo, Socket } from 'node:net';

/** What becomes of the next piece of data: passed on, or the connection is cut instead of passing it on. */
export type Fate = 'pass' | 'cut';

export interface CuttingProxy {
  /** The given address, but through the proxy. */
  readonly url: string;
  /** Asked for each piece of data that the server sends, or that the client does. */
  onAnswer: () => Fate;
  onQuestion: () => Fate;
  close(): Promise<void>;
}

/** A TCP proxy before a database that loses questions, or the answers to what was done. */
export const cuttingProxy = async (url: string): Promise<CuttingProxy> => {
  const target = new URL(url);
  const open = new Set<Socket>();
  const pipe = (from: Socket, to: Socket, fate: () => Fate): void => {
    open.add(from);
    from.on('data', (data) => {
      if (fate() === 'pass') to.write(data);
      else [from, to].forEach((socket) => socket.destroy());
    });
    from.on('error', () => to.destroy());
    from.on('close', () => {
      open.delete(from);
      to.destroy();
    });
  };
  const server = createServer((client) => {
    const upstream = connect(Number(target.port), target.hostname);
    pipe(client, upstream, () => proxy.onQuestion());
    pipe(upstream, client, () => proxy.onAnswer());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const through = new URL(url);
  through.hostname = '127.0.0.1';
  through.port = String((server.address() as AddressInfo).port);
  const proxy: CuttingProxy = {
    url: through.href,
    onAnswer: () => 'pass',
    onQuestion: () => 'pass',
    close: async () => {
      for (const socket of open) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  return proxy;
};
