import { Client } from 'pg';
import { randomUUID } from 'node:crypto';
import { targetDatabase } from '#platform/postgres/admin.js';
import { withParts } from '#platform/postgres/database-url.js';
import { errorCode } from '#platform/postgres/startup.error.js';
import { BackupError } from './backup.errors.js';

/** How far a tenant's record goes. */
export interface Head {
  readonly tenantId: string;
  readonly head: number;
  /** Instant of the last event, RFC 3339; null before the first. */
  readonly lastRecordedAt: string | null;
}

/** What the server says of itself. */
export interface ServerFacts {
  readonly version: string;
  readonly major: number;
  readonly systemIdentifier: string;
  readonly segmentBytes: number;
  readonly dataChecksums: boolean;
}

/** The end of the copying: what PostgreSQL wants to stand beside the files. */
export interface Finish {
  readonly stop: string;
  readonly timeline: number;
  readonly label: string;
  readonly tablespaces: string;
}

const FACTS = `SELECT current_setting('server_version') AS version, current_setting('server_version_num')::int / 10000 AS major,
    (SELECT system_identifier::text FROM pg_control_system()) AS "systemIdentifier",
    pg_size_bytes(current_setting('wal_segment_size'))::int AS "segmentBytes",
    current_setting('data_checksums') = 'on' AS "dataChecksums"`;

/** Read by the superuser, whom row-level security does not bind: a backup is of all tenants. */
const HEADS = `SELECT tenant_id AS "tenantId", head::float8 AS head,
    CASE WHEN head > 0 THEN to_char(last_recorded_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') END AS "lastRecordedAt"
  FROM store.tenant_log ORDER BY tenant_id`;

const HAS_LOG = `SELECT to_regclass('store.tenant_log') IS NOT NULL AS there`;

/**
 * One connection of the superuser, for as long as files are copied. With it ends what keeps PostgreSQL's log from being
 * thrown away and its pages whole in it: a process that is killed leaves the server as it was.
 */
export class BackupSession {
  private constructor(
    private readonly client: Client,
    /** Fails when the connection is lost; what was copied is then worth nothing. */
    readonly lost: AbortSignal,
  ) {}

  /** Throws `BACKUP.NO_DATABASE` where there are no records of ours. */
  static async open(adminUrl: string): Promise<BackupSession> {
    const lost = new AbortController();
    const client = new Client({
      connectionString: withParts(adminUrl, { database: targetDatabase(adminUrl) }),
      application_name: 'trustlog backup',
      keepAlive: true,
    });
    client.on('error', () => undefined);
    client.once('end', () => lost.abort(serverLost()));
    try {
      await client.connect();
      const { rows } = await client.query<{ there: boolean }>(HAS_LOG);
      if (rows[0]?.there !== true) throw noDatabase();
    } catch (error) {
      await client.end().catch(() => undefined);
      throw errorCode(error) === '3D000' ? noDatabase() : error;
    }
    return new BackupSession(client, lost.signal);
  }

  async facts(): Promise<ServerFacts> {
    const { rows } = await this.client.query<ServerFacts>(FACTS);
    return rows[0] as ServerFacts;
  }

  /**
   * Files may be copied from here on. The slot keeps the log from this moment on; it is gone with the connection.
   * Answers with the place in the log from which recovery begins.
   */
  async start(label: string): Promise<string> {
    const slot = `trustlog_backup_${randomUUID().replaceAll('-', '')}`;
    await this.client.query('SELECT pg_create_physical_replication_slot($1, true, true)', [slot]);
    const { rows } = await this.client.query<{ lsn: string }>('SELECT pg_backup_start($1, true)::text AS lsn', [label]);
    return rows[0]?.lsn ?? '';
  }

  async heads(): Promise<readonly Head[]> {
    return (await this.client.query<Head>(HEADS)).rows;
  }

  async logEpoch(): Promise<string> {
    const { rows } = await this.client.query<{ epoch: string }>('SELECT epoch::text FROM store.log_epoch');
    return rows[0]?.epoch ?? '';
  }

  /** Ends the copying of files and the log's current file; the log stays until `end`. */
  async finish(): Promise<Finish> {
    const { rows } = await this.client.query<{ stop: string; label: string; map: string }>(
      'SELECT lsn::text AS stop, labelfile AS label, spcmapfile AS map FROM pg_backup_stop(false)',
    );
    const { stop = '', label = '', map = '' } = rows[0] ?? {};
    return { stop, label, tablespaces: map, timeline: Number(/^START TIMELINE: (\d+)$/m.exec(label)?.[1] ?? 1) };
  }

  async end(): Promise<void> {
    this.client.removeAllListeners('end');
    await this.client.end().catch(() => undefined);
  }
}

const serverLost = (): BackupError =>
  new BackupError(
    'BACKUP.SERVER_LOST',
    'The database went away during the backup, and what was copied is worth nothing without it: ask again.',
  );

/** Nothing is here that could be backed up. */
export const noDatabase = (): BackupError =>
  new BackupError(
    'BACKUP.NO_DATABASE',
    'There is no database of Trustlog in this data folder: set TRUSTLOG_DATA_DIR to the folder that the server uses.',
  );
