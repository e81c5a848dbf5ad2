import { GraphQLError } from 'graphql';

const WINDOW_MS = 10_000;
const MOST_MESSAGES = 100;
const MOST_UNREAD_BYTES = 256 * 1024;

/** How much one connection may send, and how much it may leave unread of what its messages ask for. */
export class Traffic {
  private since = 0;
  private seen = 0;

  /** `clock` in milliseconds since 1970. */
  constructor(private readonly clock: () => number = Date.now) {}

  /** Counts a message; false when it is one too many. `unread`: bytes that wait for the other side. */
  mayPass(unread: number): boolean {
    const now = this.clock();
    if (now - this.since >= WINDOW_MS) {
      this.since = now;
      this.seen = 0;
    }
    this.seen += 1;
    return this.seen <= MOST_MESSAGES && unread <= MOST_UNREAD_BYTES;
  }
}

/** A screen needs one; ten leave room for a page of widgets. */
export const tooManySubscriptions = {
  most: 10,
  error: (): GraphQLError =>
    new GraphQLError('A connection may have at most 10 subscriptions. End one, or open another connection.', {
      extensions: { code: 'BAD_REQUEST' },
    }),
} as const;
