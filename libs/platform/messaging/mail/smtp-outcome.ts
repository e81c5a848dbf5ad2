import type { SendOutcome } from './mail.js';

type Failed = Extract<SendOutcome, { status: 'failed' }>;

/** What of a nodemailer error is used; its message, response and rejected addresses are never read. */
interface SmtpFault {
  readonly code?: string;
  readonly responseCode?: number;
  readonly command?: string;
}

const CODES: Readonly<Record<string, string>> = {
  EAUTH: 'SMTP_AUTH',
  ENOAUTH: 'SMTP_AUTH',
  ETLS: 'SMTP_TLS',
  EDNS: 'SMTP_UNREACHABLE',
  ECONNECTION: 'SMTP_UNREACHABLE',
  ESOCKET: 'SMTP_UNREACHABLE',
  ETIMEDOUT: 'SMTP_TIMEOUT',
  EABORT: 'SMTP_TIMEOUT',
  EPROTOCOL: 'SMTP_PROTOCOL',
};

/**
 * Commands whose answer is about this message. A refused sender (MAIL FROM) is the operator's to mend, as are sign-in,
 * TLS and greeting: the message waits.
 */
const MESSAGE_COMMANDS = ['RCPT TO', 'DATA'];
/** RFC 5321: the server closes the channel, whatever the command was. */
const SERVICE_CLOSING = 421;

/** Faults that nodemailer names better than the server's answer does. */
const NAMED = ['EAUTH', 'ENOAUTH', 'ETLS'];

/** Reads an error of nodemailer. RFC 5321 4.2.1: 4yz may go better later, 5yz will not. */
export const failureOf = (fault: unknown): Failed => {
  const { code = '', responseCode, command = '' } = fault as SmtpFault;
  if (responseCode === undefined || NAMED.includes(code)) return withoutAnswer(code);
  const permanent = responseCode >= 500;
  const reason = `SMTP_${permanent ? 'PERMANENT' : 'TEMPORARY'}_${responseCode}`;
  const aboutMessage = MESSAGE_COMMANDS.includes(command) && responseCode !== SERVICE_CLOSING;
  return aboutMessage
    ? { status: 'failed', reason, retry: !permanent, scope: 'message' }
    : { status: 'failed', reason, retry: true, scope: 'server' };
};

/** What is not known is taken for the message's own fault, so that it cannot stop all others. */
const withoutAnswer = (code: string): Failed => {
  const reason = CODES[code];
  if (reason) return { status: 'failed', reason, retry: true, scope: 'server' };
  return { status: 'failed', reason: 'SMTP_OTHER', retry: false, scope: 'message' };
};
