import type { DatabaseKind } from './citus/database-kind.js';
import { requireOpenDoors } from './closed-doors.js';
import { startEmbedded, type EmbeddedPostgres } from './embedded.js';
import { prepareDatabase, type PrepareOptions } from './prepare-database.js';
import { roleSecret } from './role-secret.js';
import type { DatabaseUrls } from './roles.js';

export interface OpenDatabaseOptions extends Pick<PrepareOptions, 'afterMigrate' | 'onNotice' | 'kind' | 'shards'> {
  /** `TRUSTLOG_DATA_DIR`, default `.data`: see `Cluster` for what lies in it. */
  readonly dataFolder: string;
  /** `DATABASE_URL`: an administrator's address; without it the embedded PostgreSQL is started or joined. */
  readonly databaseUrl?: string;
  /** `TRUSTLOG_ROLE_SECRET`, where several machines share one database. */
  readonly roleSecret?: string;
  /** Only whoever restores opens a database whose restore is not finished. */
  readonly duringRestore?: boolean;
}

/** A database ready for use. */
export interface OpenDatabase {
  readonly urls: DatabaseUrls;
  readonly adminUrl: string;
  readonly embedded: boolean;
  readonly kind: DatabaseKind;
  /** Leaves it; an embedded server that nobody else uses is stopped. */
  close(): Promise<void>;
}

const startOwn = async ({ dataFolder, duringRestore }: OpenDatabaseOptions): Promise<EmbeddedPostgres> => {
  if (duringRestore !== true) await requireOpenDoors(dataFolder);
  return startEmbedded(dataFolder);
};

/** What every program of Trustlog does first: a running PostgreSQL, its roles, its migrations. */
export const openDatabase = async (options: OpenDatabaseOptions): Promise<OpenDatabase> => {
  const given = options.databaseUrl ?? '';
  const server = given === '' ? await startOwn(options) : null;
  const adminUrl = server?.adminUrl ?? given;
  try {
    const secret = await roleSecret(options.dataFolder, options.roleSecret);
    const { kind, ...urls } = await prepareDatabase(adminUrl, { ...options, roleSecret: secret });
    const close = async (): Promise<void> => {
      await server?.stop();
    };
    return { urls, adminUrl, embedded: server !== null, kind, close };
  } catch (error) {
    await server?.stop();
    throw error;
  }
};
