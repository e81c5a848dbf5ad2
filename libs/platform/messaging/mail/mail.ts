import type { Instant, Uuid } from '#platform/kernel/event.js';

/** What a person receives. `to` is one address, without a name. `subject` is one line; `text` is always there. */
export interface MailMessage {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html?: string;
}

/** A message and the id it keeps through every attempt: receivers drop the second copy of a Message-ID. */
export interface OutgoingMail extends MailMessage {
  readonly mailId: Uuid;
}

/**
 * What became of one attempt. `reason` is a code (`SMTP_PERMANENT_550`), never what the server wrote.
 * `retry`: later may go better. `scope` says whom it concerns: after `server` no other message need be tried now.
 */
export type SendOutcome =
  | { readonly status: 'sent'; readonly messageId: string }
  | {
      readonly status: 'failed';
      readonly reason: string;
      readonly retry: boolean;
      readonly scope: 'message' | 'server';
    }
  | { readonly status: 'not-configured' };

/** The way out. Never throws for what a server or a network does. */
export interface MailTransport {
  send(message: OutgoingMail): Promise<SendOutcome>;
  close(): Promise<void>;
}

/** `queued` also while it is retried; `not_sent`: there was no server to send it by. */
export type MailStatus = 'queued' | 'sent' | 'failed' | 'not_sent';

/** Which mail an outcome is about; nothing personal. */
export interface MailReference {
  readonly tenantId: Uuid;
  readonly mailId: Uuid;
  /** What kind of message: `acknowledgement.link`. */
  readonly kind: string;
  /** What it is about: a campaign's id, for one. */
  readonly reference: string;
  /** The person it goes to, whose key seals it. */
  readonly personId: Uuid;
}

/** A message for the outbox. Queueing the same `mailId` again changes nothing. */
export interface MailToQueue extends MailReference {
  readonly message: MailMessage;
}

/** The end of a mail's way, told to the feature that queued it. */
export type DeliveryOutcome =
  | { readonly status: 'sent'; readonly messageId: string; readonly at: Instant }
  | { readonly status: 'failed'; readonly reason: string; readonly at: Instant }
  | { readonly status: 'not_sent'; readonly at: Instant };

/**
 * Told once a mail is sent, failed for good or left unsent. It may be told again after a crash or when it throws:
 * derive the command's id from the mail's id.
 */
export type OnDelivery = (mail: MailReference, outcome: DeliveryOutcome) => Promise<void>;
