import { createTransport } from 'nodemailer';
import type { MailTransport, OutgoingMail, SendOutcome } from './mail.js';
import { failureOf } from './smtp-outcome.js';
import type { SmtpSettings } from './smtp-settings.js';

/** Limits in milliseconds. `message` bounds the whole attempt; the lease of the outbox is longer. */
export interface SmtpTimeouts {
  readonly connection: number;
  readonly idle: number;
  readonly message: number;
}

const TIMEOUTS: SmtpTimeouts = { connection: 10_000, idle: 30_000, message: 60_000 };

/** Sends by an SMTP server, over a few connections that are kept. */
export class SmtpTransport implements MailTransport {
  private readonly mailer: ReturnType<typeof pooledMailer>;

  constructor(
    private readonly settings: SmtpSettings,
    private readonly timeouts: SmtpTimeouts = TIMEOUTS,
  ) {
    this.mailer = pooledMailer(settings, timeouts);
  }

  async send({ mailId, to, subject, text, html }: OutgoingMail): Promise<SendOutcome> {
    const { from } = this.settings;
    const messageId = `<${mailId}@${from.address.slice(from.address.lastIndexOf('@') + 1)}>`;
    try {
      await this.mailer.sendMail({
        messageId,
        from,
        to: { name: '', address: to },
        envelope: { from: from.address, to: [to] },
        subject,
        text,
        html,
        // RFC 3834: no out-of-office answers to a machine.
        headers: { 'Auto-Submitted': 'auto-generated' },
        signal: AbortSignal.timeout(this.timeouts.message),
      });
      return { status: 'sent', messageId };
    } catch (fault) {
      return failureOf(fault);
    }
  }

  async close(): Promise<void> {
    this.mailer.close();
  }
}

const pooledMailer = ({ host, port, tls, auth }: SmtpSettings, timeouts: SmtpTimeouts) =>
  createTransport({
    pool: true,
    maxConnections: 5,
    // A lost connection leaves open whether the message was taken: the outbox decides when to try again, not the pool.
    maxRequeues: 0,
    host,
    port,
    secure: tls === 'implicit',
    requireTLS: tls === 'starttls',
    ignoreTLS: tls === 'none',
    tls: { minVersion: 'TLSv1.2' },
    ...(auth ? { auth } : {}),
    connectionTimeout: timeouts.connection,
    greetingTimeout: timeouts.connection,
    dnsTimeout: timeouts.connection,
    socketTimeout: timeouts.idle,
    // A text never makes the server read a file or fetch an address.
    disableFileAccess: true,
    disableUrlAccess: true,
    logger: false,
  });
