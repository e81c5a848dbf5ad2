import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';

/** A refusal of the server at a step of the dialogue. */
export interface TestRefusal {
  readonly at: 'sender' | 'recipient' | 'data';
  readonly code: number;
}

/** What the server does; it takes everything unless told. */
export interface TestMailServerOptions {
  readonly port?: number;
  readonly user?: string;
  readonly pass?: string;
  /** Offers STARTTLS with a certificate that nobody trusts. */
  readonly startTls?: boolean;
  /** Milliseconds before a message is answered. */
  readonly slowness?: number;
  /** Asked for each message and step; the attempt counts from 1 for each recipient. */
  readonly refuse?: (recipient: string, attempt: number) => TestRefusal | null;
}

/** A message as it arrived. */
export interface ReceivedMail {
  readonly from: string;
  readonly to: readonly string[];
  /** Names in lower case, values unfolded. */
  readonly headers: Readonly<Record<string, string>>;
  readonly subject: string;
  /** Decoded bodies: the text, and the HTML form when there is one. */
  readonly parts: readonly string[];
}

export interface TestMailServer {
  readonly port: number;
  readonly received: readonly ReceivedMail[];
  stop(): Promise<void>;
}

/** A real SMTP server on loopback, for tests. */
export const startTestMailServer = async (options: TestMailServerOptions = {}): Promise<TestMailServer> => {
  const received: ReceivedMail[] = [];
  const attempts = new Map<string, number>();
  const refusalAt = (at: TestRefusal['at'], recipient: string): Error | null => {
    const refusal = options.refuse?.(recipient, attempts.get(recipient) ?? 1);
    // Servers repeat addresses in what they answer; ours does too, so that a leak would show.
    return refusal?.at === at
      ? Object.assign(new Error(`no mail for ${recipient}`), { responseCode: refusal.code })
      : null;
  };
  const server = new SMTPServer({
    logger: false,
    authOptional: options.user === undefined,
    allowInsecureAuth: true,
    disabledCommands: options.startTls ? [] : ['STARTTLS'],
    closeTimeout: 100,
    onAuth: ({ username, password }, _session, done) => {
      const known = username === options.user && password === options.pass;
      done(known ? null : new Error('unknown user'), known ? { user: username } : undefined);
    },
    onMailFrom: (_address, _session, done) => {
      done(refusalAt('sender', ''));
    },
    onRcptTo: ({ address }, _session, done) => {
      attempts.set(address, (attempts.get(address) ?? 0) + 1);
      done(refusalAt('recipient', address));
    },
    onData: (stream, { envelope }, done) => {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        const to = envelope.rcptTo.map(({ address }) => address);
        const refusal = refusalAt('data', to[0] ?? '');
        const from = envelope.mailFrom ? envelope.mailFrom.address : '';
        if (!refusal) received.push({ from, to, ...parsed(Buffer.concat(chunks).toString('utf8')) });
        setTimeout(() => {
          done(refusal);
        }, options.slowness ?? 0);
      });
    },
  });
  // A client that goes away mid-dialogue is part of the tests.
  server.on('error', () => undefined);
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port ?? 0, '127.0.0.1', resolve);
  });
  const { port } = server.server.address() as AddressInfo;
  return { port, received, stop: () => new Promise((resolve) => server.close(resolve)) };
};

const parsed = (source: string): Pick<ReceivedMail, 'headers' | 'subject' | 'parts'> => {
  const { headers, body } = splitPart(source);
  const boundary = /boundary="?([^";]+)"?/.exec(headers['content-type'] ?? '')?.[1];
  const parts = boundary === undefined ? [decodeBody(headers, body)] : decodeParts(boundary, body);
  return { headers, subject: decodeWords(headers['subject'] ?? ''), parts };
};

const decodeParts = (boundary: string, body: string): string[] =>
  body
    .split(`--${boundary}`)
    .slice(1, -1)
    .map((part) => {
      const inner = splitPart(part.replace(/^\r\n/, ''));
      return decodeBody(inner.headers, inner.body.replace(/\r\n$/, ''));
    });

const splitPart = (source: string): { headers: Record<string, string>; body: string } => {
  const end = source.indexOf('\r\n\r\n');
  const lines = source
    .slice(0, end)
    .replace(/\r\n[ \t]+/g, ' ')
    .split('\r\n');
  const headers = Object.fromEntries(
    lines.map((line) => [line.slice(0, line.indexOf(':')).toLowerCase(), line.slice(line.indexOf(':') + 1).trim()]),
  );
  return { headers, body: source.slice(end + 4) };
};

const quotedPrintable = (text: string): string =>
  Buffer.from(
    text
      .replace(/=\r\n/g, '')
      .replace(/=([0-9A-F]{2})/g, (_whole, hex: string) => String.fromCharCode(parseInt(hex, 16))),
    'latin1',
  ).toString('utf8');

const decodeBody = (headers: Readonly<Record<string, string>>, body: string): string => {
  const encoding = headers['content-transfer-encoding'];
  const text = encoding === 'base64' ? Buffer.from(body, 'base64').toString('utf8') : body;
  return (encoding === 'quoted-printable' ? quotedPrintable(text) : text).replaceAll('\r\n', '\n');
};

/** RFC 2047. */
const decodeWords = (text: string): string =>
  text
    .replace(/\?=\s+=\?/g, '?==?')
    .replace(/=\?utf-8\?([QB])\?([^?]*)\?=/gi, (_whole, kind: string, word: string) =>
      kind.toUpperCase() === 'B'
        ? Buffer.from(word, 'base64').toString('utf8')
        : quotedPrintable(word.replaceAll('_', ' ')),
    );
