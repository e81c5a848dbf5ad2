import type { Pool } from 'pg';
import type { Uuid } from '#platform/kernel/event.js';
import type { Refusal, Result } from '#platform/kernel/result.js';
import { accept, refuse } from '#platform/kernel/result.js';
import { inTenants } from '#platform/postgres/in-tenants.js';
import type { BodySealing } from '#platform/sealing/sealing.js';
import { SealingError } from '#platform/sealing/sealing.errors.js';
import { checkMessage } from './mail-message.js';
import type { MailRow, MailView } from './mail-row.js';
import { openRows, toSeal } from './mail-row.js';
import type { MailStatus, MailToQueue } from './mail.js';

/** `known`: this mail id was queued before; the first message stands. */
export type Queued = Result<'queued' | 'known'>;

/** What to show; newest first. */
export interface MailFilter {
  readonly status?: MailStatus;
  readonly kind?: string;
  readonly reference?: string;
  /** 1 to 1,000; 100 unless told. */
  readonly limit?: number;
}

const INSERT = `
  INSERT INTO platform.mail (tenant_id, mail_id, kind, reference, person_id, recipient_sealed, subject_line_sealed, content_sealed)
  SELECT $1, u.* FROM unnest($2::uuid[], $3::text[], $4::text[], $5::uuid[], $6::text[], $7::text[], $8::text[]) AS u
  ON CONFLICT (tenant_id, mail_id) DO NOTHING RETURNING mail_id`;

const LIST = `
  SELECT * FROM platform.mail
  WHERE ($1::text IS NULL OR status = $1) AND ($2::text IS NULL OR kind = $2) AND ($3::text IS NULL OR reference = $3)
  ORDER BY created_at DESC, mail_id LIMIT $4`;

const QUEUE_AGAIN = `
  UPDATE platform.mail SET status = 'queued', finished_at = NULL, reported_at = NULL, attempts = 0, last_error_code = NULL,
    next_attempt_at = now(), lease_id = NULL, lease_until = NULL
  WHERE tenant_id = $1 AND mail_id = ANY ($2::uuid[]) AND status IN ('failed', 'not_sent') AND content_sealed IS NOT NULL`;

/** Mail of tenants, kept sealed from the moment it is queued; `MailDelivery` sends it. `pool` is of role trustlog_platform. */
export class MailOutbox {
  constructor(
    private readonly pool: Pool,
    private readonly sealing: BodySealing,
  ) {}

  /** Queues one message; see `queueAll`. */
  async queue(mail: MailToQueue): Promise<Queued> {
    const [queued] = await this.queueAll(mail.tenantId, [mail]);
    return queued as Queued;
  }

  /**
   * Queues messages of one tenant, in order, in two round trips for any number. A message that is refused (no address,
   * a subject of two lines, an erased person) does not stop the others.
   */
  async queueAll(tenantId: Uuid, mails: readonly MailToQueue[]): Promise<readonly Queued[]> {
    const refusals = new Map<MailToQueue, Refusal>();
    for (const mail of mails) {
      const checked =
        mail.tenantId === tenantId
          ? checkMessage(mail.message)
          : refuse('MAIL.OTHER_TENANT', { en: 'A message of another tenant.', cy: 'Neges corff arall.' });
      if (!checked.ok) refusals.set(mail, checked.refusal);
    }
    const stored = await this.store(tenantId, mails, refusals);
    return mails.map((mail) => {
      const refusal = refusals.get(mail);
      if (refusal) return { ok: false, refusal };
      return accept(stored.delete(mail.mailId) ? 'queued' : 'known');
    });
  }

  /** Mail of these tenants with what it says. The caller checks that the asker may see it. */
  async list(tenantIds: readonly Uuid[], filter: MailFilter = {}): Promise<readonly MailView[]> {
    if (tenantIds.length === 0) return [];
    const { status, kind, reference, limit = 100 } = filter;
    const values = [status, kind, reference, Math.min(Math.max(limit, 1), 1_000)];
    const { rows } = await inTenants(this.pool, tenantIds, (client) => client.query<MailRow>(LIST, values));
    const views = new Map<string, MailView>();
    for (const tenantId of new Set(rows.map((row) => row.tenant_id))) {
      const own = rows.filter((row) => row.tenant_id === tenantId);
      for (const view of await openRows(this.sealing, tenantId, own)) views.set(`${tenantId}/${view.mailId}`, view);
    }
    return rows.map((row) => views.get(`${row.tenant_id}/${row.mail_id}`) as MailView);
  }

  /** How many mails of these tenants stand at each status. */
  async count(tenantIds: readonly Uuid[]): Promise<Readonly<Record<MailStatus, number>>> {
    const counts: Record<MailStatus, number> = { queued: 0, sent: 0, failed: 0, not_sent: 0 };
    if (tenantIds.length === 0) return counts;
    const text = 'SELECT status, count(*)::int AS n FROM platform.mail GROUP BY status';
    const { rows } = await inTenants(this.pool, tenantIds, (client) =>
      client.query<{ status: MailStatus; n: number }>(text),
    );
    for (const { status, n } of rows) counts[status] = n;
    return counts;
  }

  /** Queues mail again that failed or was not sent, for one who mended the cause; answers how many. */
  async queueAgain(tenantId: Uuid, mailIds: readonly Uuid[]): Promise<number> {
    const { rowCount } = await inTenants(this.pool, [tenantId], (client) =>
      client.query(QUEUE_AGAIN, [tenantId, mailIds]),
    );
    return rowCount ?? 0;
  }

  private async store(
    tenantId: Uuid,
    mails: readonly MailToQueue[],
    refusals: Map<MailToQueue, Refusal>,
  ): Promise<Set<Uuid>> {
    const good = mails.filter((mail) => !refusals.has(mail));
    if (good.length === 0) return new Set();
    try {
      const sealed = await this.sealing.sealBodies(
        tenantId,
        good.map(({ personId, message }) => toSeal(personId, message)),
      );
      const column = (field: string): unknown[] => sealed.map((body) => body[field]);
      const of = (field: 'mailId' | 'kind' | 'reference' | 'personId'): string[] => good.map((mail) => mail[field]);
      const values = [
        tenantId,
        of('mailId'),
        of('kind'),
        of('reference'),
        of('personId'),
        column('recipient'),
        column('subjectLine'),
        column('content'),
      ];
      const { rows } = await inTenants(this.pool, [tenantId], (client) =>
        client.query<{ mail_id: Uuid }>(INSERT, values),
      );
      return new Set(rows.map((row) => row.mail_id));
    } catch (fault) {
      const erased = fault instanceof SealingError && fault.code === 'SEALING.SUBJECT_ERASED' ? fault.subjectIds : [];
      if (erased.length === 0) throw fault;
      for (const mail of good.filter(({ personId }) => erased.includes(personId))) refusals.set(mail, ERASED);
      return this.store(tenantId, mails, refusals);
    }
  }
}

const ERASED: Refusal = refuse(
  'MAIL.PERSON_ERASED',
  {
    en: "This person's data was erased: no mail can be sent to them.",
    cy: 'Dilëwyd data’r person hwn: ni ellir anfon e-bost atynt.',
  },
  ['personId'],
).refusal;
