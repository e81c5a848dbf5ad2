/** Makes the newest message from what is known now; null when there is nothing to say. */
export type Compose<Message> = () => Message | null;

/**
 * Messages for one reader, each made at the moment that it is taken: a reader who is slow gets the newest state and
 * never a queue of old ones. Holds no message at all.
 */
export class Latest<Message> implements AsyncIterableIterator<Message> {
  private waiting: ((result: IteratorResult<Message>) => void) | null = null;
  private ended = false;

  constructor(
    private readonly compose: Compose<Message>,
    private readonly onEnd: () => void,
  ) {}

  /** Something may have changed: whoever waits is told. */
  offer(): void {
    const { waiting } = this;
    if (!waiting) return;
    const value = this.compose();
    if (value === null) return;
    this.waiting = null;
    waiting({ done: false, value });
  }

  next(): Promise<IteratorResult<Message>> {
    if (this.ended) return Promise.resolve({ done: true, value: undefined });
    const value = this.compose();
    if (value !== null) return Promise.resolve({ done: false, value });
    return new Promise((resolve) => {
      this.waiting = resolve;
    });
  }

  return(): Promise<IteratorResult<Message>> {
    if (!this.ended) {
      this.ended = true;
      this.onEnd();
    }
    this.waiting?.({ done: true, value: undefined });
    this.waiting = null;
    return Promise.resolve({ done: true, value: undefined });
  }

  [Symbol.asyncIterator](): this {
    return this;
  }
}
