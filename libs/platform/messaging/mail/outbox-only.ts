import type { MailTransport, SendOutcome } from './mail.js';

/** Where no mail server is set: messages stay in the outbox as "not sent", where they can be shown. */
export class OutboxOnly implements MailTransport {
  async send(): Promise<SendOutcome> {
    return { status: 'not-configured' };
  }

  async close(): Promise<void> {
    // Nothing is open.
  }
}
