import { askOnce, type Target } from './load.js';

const EVERY_MS = 1_000;

/** Sends one write a second, until it is stopped. */
export class Writing {
  private readonly timer: NodeJS.Timeout;
  private under: Promise<unknown> = Promise.resolve();
  private failure: unknown;

  constructor(write: Target) {
    this.timer = setInterval(() => {
      this.under = this.under
        .then(() => askOnce(write))
        .then((text) => {
          if (!text.includes('"Done"')) throw new Error(`A write of the bench was answered ${text}`);
        })
        .catch((error: unknown) => (this.failure ??= error));
    }, EVERY_MS);
  }

  /** Throws what a write has failed with. */
  async stop(): Promise<void> {
    clearInterval(this.timer);
    await this.under;
    if (this.failure !== undefined) throw new Error('The bench could not write.', { cause: this.failure });
  }
}
