import type { Instant, Uuid } from '#platform/kernel/event.js';
import type { JsonObject } from '#platform/kernel/json.js';
import type { BodySealing, Erased, PersonalBody } from '#platform/sealing/sealing.js';
import { isErased } from '#platform/sealing/sealing.js';
import type { MailMessage, MailReference, MailStatus } from './mail.js';

/** A row of `platform.mail`. */
export interface MailRow {
  readonly tenant_id: Uuid;
  readonly mail_id: Uuid;
  readonly kind: string;
  readonly reference: string;
  readonly person_id: Uuid;
  readonly recipient_sealed: string;
  readonly subject_line_sealed: string;
  readonly content_sealed: string | null;
  readonly status: MailStatus;
  readonly attempts: number;
  readonly last_error_code: string | null;
  readonly message_id: string | null;
  readonly created_at: Date;
  readonly next_attempt_at: Date;
  readonly finished_at: Date | null;
}

/** A mail as it can be shown. `message` is null when the person was erased; its text is null once it was sent. */
export interface MailView extends MailReference {
  readonly status: MailStatus;
  readonly message: (Pick<MailMessage, 'to' | 'subject' | 'html'> & { readonly text: string | null }) | null;
  readonly erased: Erased | null;
  readonly attempts: number;
  readonly lastErrorCode: string | null;
  readonly createdAt: Instant;
  /** Null unless it waits for an attempt. */
  readonly nextAttemptAt: Instant | null;
  /** When it was sent, given up or left unsent. */
  readonly finishedAt: Instant | null;
}

const PERSONAL = { recipient: 'personId', subjectLine: 'personId', content: 'personId' };

/** A message as a body to seal; the text and its HTML form go as one. */
export const toSeal = (personId: Uuid, { to, subject, text, html }: MailMessage): PersonalBody => ({
  personal: PERSONAL,
  body: { personId, recipient: to, subjectLine: subject, content: { text, html } },
});

const toOpen = (row: MailRow): PersonalBody => ({
  personal: PERSONAL,
  body: {
    personId: row.person_id,
    recipient: row.recipient_sealed,
    subjectLine: row.subject_line_sealed,
    content: row.content_sealed,
  },
});

/** Rows of one tenant with what they hold, one key look-up for all. */
export const openRows = async (
  sealing: BodySealing,
  tenantId: Uuid,
  rows: readonly MailRow[],
): Promise<readonly MailView[]> => {
  const opened = await sealing.openBodies(tenantId, rows.map(toOpen));
  return rows.map((row, index) => viewOf(row, opened[index] ?? {}));
};

/** What an outcome is told about. */
export const referenceOf = (row: MailRow): MailReference => ({
  tenantId: row.tenant_id,
  mailId: row.mail_id,
  kind: row.kind,
  reference: row.reference,
  personId: row.person_id,
});

const viewOf = (row: MailRow, body: JsonObject): MailView => ({
  ...referenceOf(row),
  status: row.status,
  ...messageOf(body),
  attempts: row.attempts,
  lastErrorCode: row.last_error_code,
  createdAt: row.created_at.toISOString(),
  nextAttemptAt: row.status === 'queued' ? row.next_attempt_at.toISOString() : null,
  finishedAt: row.finished_at?.toISOString() ?? null,
});

const messageOf = ({ recipient, subjectLine, content }: JsonObject): Pick<MailView, 'message' | 'erased'> => {
  if (isErased(recipient)) return { message: null, erased: recipient };
  const { text, html } = (content ?? { text: null }) as { text: string | null; html?: string };
  const message = { to: recipient as string, subject: subjectLine as string, text };
  return { message: html === undefined ? message : { ...message, html }, erased: null };
};
