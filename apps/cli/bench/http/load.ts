import http from 'node:http';

/** One request as it is sent; asked for anew each time. */
export interface Sent {
  readonly body: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** Where a load goes, and how. */
export interface Target {
  readonly port: number;
  readonly path: string;
  readonly request: () => Sent;
}

const CONNECTIONS = 16;

const ask = ({ port, path, request }: Target, agent: http.Agent): Promise<string> =>
  new Promise((resolve, reject) => {
    const { body, headers } = request();
    const length = String(Buffer.byteLength(body));
    const sent = http.request(
      {
        ...{ agent, port, path, host: '127.0.0.1', method: 'POST' },
        headers: { 'content-type': 'application/json', 'content-length': length, ...headers },
      },
      (response) => {
        const parts: Buffer[] = [];
        response.on('data', (part: Buffer) => parts.push(part));
        response.on('error', reject);
        response.on('end', () => {
          const text = Buffer.concat(parts).toString('utf8');
          if (response.statusCode === 200 && !text.startsWith('{"errors"')) resolve(text);
          else reject(new Error(`Answered ${String(response.statusCode)}: ${text.slice(0, 300)}`));
        });
      },
    );
    sent.on('error', reject);
    sent.end(body);
  });

/** Asks once; answers with the text. */
export const askOnce = async (target: Target): Promise<string> => {
  const agent = new http.Agent();
  try {
    return await ask(target, agent);
  } finally {
    agent.destroy();
  }
};

/** What was answered, and how fast. */
export interface Answered {
  readonly count: number;
  readonly perSecond: number;
}

/**
 * How sixteen connections are answered, each asking again as soon as it has its answer: for so long, and until there
 * are at least so many answers.
 */
export const load = async (target: Target, milliseconds: number, atLeast = 0): Promise<Answered> => {
  const agent = new http.Agent({ keepAlive: true, maxSockets: CONNECTIONS });
  const began = performance.now();
  let answered = 0;
  const one = async (): Promise<void> => {
    while (performance.now() - began < milliseconds || answered < atLeast) {
      await ask(target, agent);
      answered += 1;
    }
  };
  await Promise.all(Array.from({ length: CONNECTIONS }, one));
  const seconds = (performance.now() - began) / 1000;
  agent.destroy();
  return { count: answered, perSecond: answered / seconds };
};
