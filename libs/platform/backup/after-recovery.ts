import { Client } from 'pg';
import { readFile } from 'node:fs/promises';
import { withParts } from '#platform/postgres/database-url.js';
import type { OpenDatabase } from '#platform/postgres/open-database.js';
import type { Keyring } from '#platform/sealing/keyring.js';
import { BackupError } from './backup.errors.js';
import type { Head } from './backup-session.js';
import type { RestoreReport } from './restore.types.js';

/** What recovery brought back. */
export type Recovered = Pick<RestoreReport, 'tenants' | 'events' | 'lastRecordedAt'>;

const HEADS = `SELECT t.tenant_id AS "tenantId", t.head::float8 AS head, coalesce(e.n, 0)::float8 AS events,
    coalesce(e.last, 0)::float8 AS last,
    CASE WHEN t.head > 0 THEN to_char(t.last_recorded_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') END
      AS "lastRecordedAt"
  FROM store.tenant_log t
  LEFT JOIN (SELECT tenant_id, count(*) AS n, max(position) AS last FROM store.event GROUP BY tenant_id) e USING (tenant_id)`;

interface FoundHead extends Head {
  readonly events: number;
  readonly last: number;
}

/** The superuser in the database of the records: a restore is of all tenants. */
export const asSuperuser = async <Answer>(
  adminUrl: string,
  database: string,
  work: (admin: Client) => Promise<Answer>,
): Promise<Answer> => {
  const admin = new Client({
    connectionString: withParts(adminUrl, { database }),
    application_name: 'trustlog restore',
  });
  admin.on('error', () => undefined);
  await admin.connect();
  try {
    return await work(admin);
  } finally {
    await admin.end();
  }
};

const isShort = (expected: ReadonlyMap<string, number>, found: readonly FoundHead[]): string | null => {
  const byTenant = new Map(found.map((head) => [head.tenantId, head]));
  for (const [tenantId, head] of expected) {
    const there = byTenant.get(tenantId);
    if (!there || there.head < head)
      return `record ${tenantId} ends at ${String(there?.head ?? 0)}, not at ${String(head)}`;
  }
  const torn = found.find(({ head, events, last }) => events !== head || last !== head);
  return torn ? `record ${torn.tenantId} has ${String(torn.events)} events and should have ${String(torn.head)}` : null;
};

/**
 * Holds what recovery gave against what the backup says that it has: every record goes at least as far, without a hole.
 * Throws `RESTORE.SHORT`.
 */
export const requireComplete = async (admin: Client, headsFile: string): Promise<Recovered> => {
  const heads = JSON.parse(await readFile(headsFile, 'utf8')) as readonly Head[];
  const { rows } = await admin.query<FoundHead>(HEADS);
  const short = isShort(new Map(heads.map(({ tenantId, head }) => [tenantId, head])), rows);
  if (short !== null)
    throw new BackupError(
      'RESTORE.SHORT',
      `The restored database is not what was backed up: ${short}. Take another backup.`,
    );
  const recorded = rows.flatMap(({ lastRecordedAt }) => lastRecordedAt ?? []).sort();
  return {
    tenants: rows.length,
    events: rows.reduce((sum, { events }) => sum + events, 0),
    lastRecordedAt: recorded.at(-1) ?? null,
  };
};

/** Positions, kept answers, messages and checkpoints of the log before are of another log from here on. */
export const renewEpoch = async ({ urls }: OpenDatabase): Promise<string> => {
  const owner = new Client({ connectionString: urls.owner, application_name: 'trustlog restore' });
  await owner.connect();
  try {
    const { rows } = await owner.query<{ epoch: string }>('SELECT store.renew_log_epoch()::text AS epoch');
    return rows[0]?.epoch ?? '';
  } finally {
    await owner.end();
  }
};

/** Sign-ins may have been ended since; whoever still may signs in again. */
export const endSessions = async (admin: Client): Promise<number> =>
  (await admin.query('DELETE FROM platform.session')).rowCount ?? 0;

/** Mails that were to be sent at the time of the backup, and may have been since. */
export const mailsWaiting = async (admin: Client): Promise<number> => {
  const { rows } = await admin.query<{ n: number }>(
    `SELECT count(*)::int AS n FROM platform.mail WHERE status = 'queued'`,
  );
  return rows[0]?.n ?? 0;
};

/** Subjects whose keys were wrapped by a tenant key that the keyring does not have. */
export const unreadableSubjects = async (admin: Client, keyring: Keyring): Promise<RestoreReport['unreadable']> => {
  const { rows } = await admin.query<{ tenantId: string; wrappedBy: string; subjects: number }>(
    `SELECT tenant_id AS "tenantId", wrapped_by AS "wrappedBy", count(*)::int AS subjects
     FROM platform.subject_key WHERE destroyed_at IS NULL GROUP BY tenant_id, wrapped_by ORDER BY tenant_id`,
  );
  const unreadable: { tenantId: string; subjects: number }[] = [];
  for (const { tenantId, wrappedBy, subjects } of rows)
    if ((await keyring.tenantKeyById(tenantId, wrappedBy)) === null) unreadable.push({ tenantId, subjects });
  return unreadable;
};
