import { randomUUID } from 'node:crypto';
import type { Pool, QueryResult, QueryResultRow } from 'pg';
import type { Uuid } from '#platform/kernel/event.js';
import { ClusterClient } from '#platform/postgres/citus/cluster-client.js';
import { inTenants } from '#platform/postgres/in-tenants.js';
import type { BodySealing } from '#platform/sealing/sealing.js';
import { SealingError } from '#platform/sealing/sealing.errors.js';
import { claimOnCluster } from './claim-on-cluster.js';
import { CLAIM, FINISH, POSTPONE, REPORTED, TENANTS_DUE } from './mail-delivery.sql.js';
import type { MailRow } from './mail-row.js';
import { openRows, referenceOf } from './mail-row.js';
import type { DeliveryOutcome, MailStatus, MailTransport, OnDelivery, OutgoingMail, SendOutcome } from './mail.js';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** Times in milliseconds. */
export interface MailDeliveryOptions {
  readonly pool: Pool;
  readonly sealing: BodySealing;
  readonly transport: MailTransport;
  readonly onDelivery: OnDelivery;
  /** How long to wait after each failed attempt; after the last of them the mail has failed. About three days. */
  readonly retryDelays?: readonly number[];
  /** How long a claimed mail is this worker's; longer than the transport's own limit for a message. */
  readonly lease?: number;
  /** Messages that are on their way at once. */
  readonly concurrency?: number;
}

/** What one call did. `faults` are what `onDelivery` or the opening of a mail threw; they are tried again. */
export interface DeliverySummary {
  readonly sent: number;
  readonly failed: number;
  readonly notSent: number;
  readonly postponed: number;
  readonly faults: readonly unknown[];
}

const RETRY_DELAYS = [1, 5, 15, 30, 60, 120, ...Array.from({ length: 17 }, () => 240)].map(
  (minutes) => minutes * MINUTE,
);

type Ended = keyof Omit<DeliverySummary, 'faults'>;
type Final = Exclude<MailStatus, 'queued'>;
const ENDED: Readonly<Record<Final, Ended>> = { sent: 'sent', failed: 'failed', not_sent: 'notSent' };

/**
 * Sends what is due. Any number of processes may do so: each mail is leased to one of them, and no mail is sent
 * twice but where a process dies between the server's yes and its own note of it; the second copy then has the
 * same Message-ID.
 */
export class MailDelivery {
  private readonly retryDelays: readonly number[];
  private readonly lease: number;
  private readonly concurrency: number;

  constructor(private readonly options: MailDeliveryOptions) {
    this.retryDelays = options.retryDelays ?? RETRY_DELAYS;
    this.lease = options.lease ?? 5 * MINUTE;
    this.concurrency = options.concurrency ?? 8;
  }

  /** Sends up to `limit` mails of any tenants; stops early when nothing is due or the server is away. */
  async deliverDue(limit: number): Promise<DeliverySummary> {
    const done = { sent: 0, failed: 0, notSent: 0, postponed: 0, faults: [] as unknown[] };
    for (let left = limit; left > 0;) {
      const run = new DeliveryRun(this.options, this.retryDelays, done);
      const claimed = await run.claim(Math.min(left, this.concurrency), this.lease);
      left -= claimed;
      if (claimed === 0 || (await run.deliver())) break;
    }
    return done;
  }
}

type Counts = { -readonly [Key in Ended]: number } & { readonly faults: unknown[] };

/** One handful of mails: claimed together, sent side by side, so that none waits while its lease runs out. */
class DeliveryRun {
  private readonly leaseId = randomUUID();
  private rows: readonly MailRow[] = [];
  private sendBefore = 0;

  constructor(
    private readonly options: MailDeliveryOptions,
    private readonly retryDelays: readonly number[],
    private readonly counts: Counts,
  ) {}

  async claim(limit: number, lease: number): Promise<number> {
    const { pool } = this.options;
    this.sendBefore = Date.now() + lease / 2;
    const due = await pool.query<{ tenant_id: Uuid }>(TENANTS_DUE, [limit]);
    const tenantIds = due.rows.map((row) => row.tenant_id);
    if (tenantIds.length === 0) return 0;
    this.rows = await inTenants(pool, tenantIds, async (client) =>
      client instanceof ClusterClient
        ? claimOnCluster(client, tenantIds, [limit, this.leaseId, lease])
        : (await client.query<MailRow>(CLAIM, [limit, this.leaseId, lease])).rows,
    );
    return this.rows.length;
  }

  /** Whether the server is away, so that more need not be tried now. */
  async deliver(): Promise<boolean> {
    const outcomes = await Promise.all(this.rows.map((row) => this.deliverOne(row)));
    return outcomes.some((outcome) => outcome?.status === 'failed' && outcome.scope === 'server');
  }

  private async deliverOne(row: MailRow): Promise<SendOutcome | null> {
    if (row.status !== 'queued') {
      await this.report(row);
      return null;
    }
    const outgoing = await this.outgoing(row);
    // A process that was held up (a sleeping laptop) leaves the mail to whoever has the next lease.
    if (Date.now() > this.sendBefore) return null;
    const outcome = 'mailId' in outgoing ? await this.options.transport.send(outgoing) : outgoing;
    if (outcome.status === 'failed' && outcome.retry && row.attempts <= this.retryDelays.length) {
      await this.postpone(row, outcome.reason);
    } else {
      await this.finish(row, outcome);
    }
    return outcome;
  }

  /** The message, or why it cannot be read. A fault of one tenant's keys does not stop the others. */
  private async outgoing(row: MailRow): Promise<OutgoingMail | Extract<SendOutcome, { status: 'failed' }>> {
    try {
      const [view] = await openRows(this.options.sealing, row.tenant_id, [row]);
      const message = view?.message;
      if (!message || message.text === null) {
        return { status: 'failed', reason: 'PERSON_ERASED', retry: false, scope: 'message' };
      }
      return { ...message, text: message.text, mailId: row.mail_id };
    } catch (fault) {
      this.counts.faults.push(fault);
      const reason = fault instanceof SealingError ? fault.code : 'CANNOT_OPEN';
      return { status: 'failed', reason, retry: true, scope: 'message' };
    }
  }

  private async postpone(row: MailRow, reason: string): Promise<void> {
    await this.update(row, POSTPONE, [reason, this.retryDelays[row.attempts - 1] ?? HOUR]);
    this.counts.postponed += 1;
  }

  private async finish(row: MailRow, outcome: SendOutcome): Promise<void> {
    const status: Final = outcome.status === 'not-configured' ? 'not_sent' : outcome.status;
    const reason = outcome.status === 'failed' ? outcome.reason : null;
    const messageId = outcome.status === 'sent' ? outcome.messageId : null;
    const { rows } = await this.update<MailRow>(row, FINISH, [status, reason, messageId]);
    const [finished] = rows;
    if (!finished) return;
    this.counts[ENDED[status]] += 1;
    await this.report(finished);
  }

  /** The outcome is stored before the feature is told: a feature that fails never makes a mail go out again. */
  private async report(row: MailRow): Promise<void> {
    try {
      await this.options.onDelivery(referenceOf(row), outcomeOf(row));
      await this.update(row, REPORTED, []);
    } catch (fault) {
      this.counts.faults.push(fault);
      await this.update(row, POSTPONE, [null, this.retryDelays[0] ?? MINUTE]);
    }
  }

  private update<Row extends QueryResultRow>(row: MailRow, text: string, values: unknown[]): Promise<QueryResult<Row>> {
    const all = [row.tenant_id, row.mail_id, this.leaseId, ...values];
    return inTenants(this.options.pool, [row.tenant_id], (client) => client.query<Row>(text, all));
  }
}

const outcomeOf = (row: MailRow): DeliveryOutcome => {
  const at = (row.finished_at ?? row.created_at).toISOString();
  if (row.status === 'sent') return { status: 'sent', messageId: row.message_id ?? '', at };
  if (row.status === 'failed') return { status: 'failed', reason: row.last_error_code ?? '', at };
  return { status: 'not_sent', at };
};
