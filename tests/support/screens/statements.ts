import { AsyncLocalStorage } from 'node:async_hooks';
import type { IncomingMessage } from 'node:http';
import pg from 'pg';
import type { TrustlogServer } from '../trustlog-server.js';

/** A statement as it was sent, and the database role that it was sent as. */
export interface Sent {
  readonly role: string;
  readonly text: string;
}

type Query = (this: pg.Client, ...given: readonly unknown[]) => unknown;

/**
 * Opens and closes transactions and says who is seen; what is asked stands beside it. Who shows a key is looked up
 * once a second and not once an answer.
 */
const FRAME = /^(BEGIN|COMMIT|ROLLBACK|SET|SAVEPOINT|RELEASE)\b|^SELECT .* FROM platform\.credential\b/is;

/** Statements of one text that ask or change something, each by itself. */
const asking = (text: string): string[] =>
  text
    .split(/;\s+(?=[A-Z])/)
    .map((one) => one.trim())
    .filter((one) => one !== '' && !FRAME.test(one));

/**
 * Listens to what a server sends to its database because of a request, and to nothing that its background does at the
 * same time.
 */
export class SentStatements {
  private readonly under = new AsyncLocalStorage<Sent[]>();
  private readonly original: Query;
  private taking: Sent[] = [];

  constructor(private readonly server: TrustlogServer) {
    const http = server.app.getHttpServer();
    http.prependListener('request', (_: IncomingMessage) => {
      this.under.enterWith(this.taking);
    });
    const prototype = pg.Client.prototype as unknown as { query: Query };
    const { under } = this;
    const original = prototype.query;
    this.original = original;
    prototype.query = function (this: pg.Client, ...given) {
      const [first] = given;
      const text = typeof first === 'string' ? first : (first as { text?: unknown }).text;
      if (typeof text === 'string')
        under.getStore()?.push(...asking(text).map((one) => ({ role: this.user ?? '', text: one })));
      return Reflect.apply(original, this, given);
    };
  }

  /** What one document makes the server send, its answer made afresh. Fails where the answer has errors. */
  async of(key: string, query: string, variables: object): Promise<readonly Sent[]> {
    const sent: Sent[] = [];
    this.taking = sent;
    const response = await this.server.fetch('/graphql', {
      method: 'POST',
      headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json', 'cache-control': 'no-cache' },
      body: JSON.stringify({ query, variables }),
    });
    const answer = (await response.json()) as { errors?: unknown; data?: object };
    if (answer.errors !== undefined) throw new Error(JSON.stringify(answer.errors));
    return sent;
  }

  /** Lets go of the driver. */
  stop(): void {
    (pg.Client.prototype as unknown as { query: Query }).query = this.original;
  }
}
