import { isMailAddress } from './mail-message.js';

/** How to reach the mail server. `tls`: from the first byte, by STARTTLS or not at all, or none (loopback only). */
export interface SmtpSettings {
  readonly host: string;
  readonly port: number;
  readonly tls: 'implicit' | 'starttls' | 'none';
  readonly auth: { readonly user: string; readonly pass: string } | null;
  readonly from: { readonly name: string; readonly address: string };
}

/** The operator's settings cannot be used; the message names the variable and the cure, and no secret. */
export class MailSettingsError extends Error {
  override readonly name = 'MailSettingsError';
  readonly code = 'MAIL.SETTINGS';
}

const DEFAULT_PORTS = { implicit: 465, starttls: 587, none: 25 } as const;
const FROM_FORM = /^\s*(?:"?([^"<>\r\n]*?)"?\s*<([^<>]+)>|([^<>\s]+))\s*$/;

/**
 * Reads `SMTP_URL` (`smtps://user:password@host:465`, `smtp://host:587`) and `MAIL_FROM` (`Trustlog <no-reply@x.org>`);
 * null without `SMTP_URL`. There is no switch that weakens TLS: without it, only a server on this machine is spoken to.
 * A private authority is trusted by Node's own `NODE_EXTRA_CA_CERTS`.
 */
export const smtpSettings = (smtpUrl: string | undefined, mailFrom: string | undefined): SmtpSettings | null => {
  if (!smtpUrl) return null;
  const url = parsedUrl(smtpUrl);
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const tls = url.protocol === 'smtps:' ? 'implicit' : plainTls(host);
  const port = url.port === '' ? DEFAULT_PORTS[tls] : Number(url.port);
  return { host, port, tls, auth: credentials(url), from: sender(mailFrom) };
};

const parsedUrl = (text: string): URL => {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (!url || !['smtp:', 'smtps:'].includes(url.protocol) || url.hostname === '') {
    throw new MailSettingsError(
      'SMTP_URL must look like smtps://user:password@mail.example.org:465 or smtp://host:587.',
    );
  }
  if (`${url.search}${url.hash}` !== '' || !['', '/'].includes(url.pathname)) {
    throw new MailSettingsError('SMTP_URL ends with the port; write %40 %2F %3F %23 for @ / ? # in a password.');
  }
  return url;
};

const plainTls = (host: string): 'none' | 'starttls' => (isLoopback(host) ? 'none' : 'starttls');

const isLoopback = (host: string): boolean =>
  host === 'localhost' || host === '::1' || /^127(\.\d{1,3}){3}$/.test(host);

const credentials = (url: URL): SmtpSettings['auth'] => {
  if (url.username === '' && url.password === '') return null;
  if (url.username === '' || url.password === '') {
    throw new MailSettingsError('SMTP_URL has a user or a password alone: give both, or neither.');
  }
  try {
    return { user: decodeURIComponent(url.username), pass: decodeURIComponent(url.password) };
  } catch {
    throw new MailSettingsError('SMTP_URL has a "%" in its user or password that is not an escape: write it as "%25".');
  }
};

const sender = (mailFrom: string | undefined): SmtpSettings['from'] => {
  const [, name, bracketed, bare] = FROM_FORM.exec(mailFrom ?? '') ?? [];
  const address = bracketed ?? bare ?? '';
  if (isMailAddress(address)) return { name: name ?? '', address };
  throw new MailSettingsError(
    'MAIL_FROM must be the address that mail is sent from, such as Trustlog <no-reply@example.org>.',
  );
};
