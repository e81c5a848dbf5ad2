import type { MailTransport } from './mail.js';
import { OutboxOnly } from './outbox-only.js';
import { smtpSettings } from './smtp-settings.js';
import { SmtpTransport } from './smtp-transport.js';

/** The transport that `SMTP_URL` and `MAIL_FROM` ask for; throws `MailSettingsError` with the cure. */
export const mailTransport = (environment: Readonly<Record<string, string | undefined>>): MailTransport => {
  const settings = smtpSettings(environment['SMTP_URL'], environment['MAIL_FROM']);
  return settings ? new SmtpTransport(settings) : new OutboxOnly();
};
