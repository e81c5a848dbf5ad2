import { escapeIdentifier, type Client } from 'pg';
import { setTimeout as sleep } from 'node:timers/promises';
import { connectAdmin } from '#platform/postgres/admin.js';
import { withParts } from '#platform/postgres/database-url.js';

/** A database of a Citus cluster is one of the same name on each of its servers; specs make and drop all of them. */
export class ClusterDatabases {
  private constructor(
    /** Superuser's addresses of the maintenance databases, the coordinator's last. */
    private readonly servers: readonly string[],
  ) {}

  /** `clusterUrl`: the superuser's address of a database that has its nodes. */
  static async of(clusterUrl: string): Promise<ClusterDatabases> {
    const admin = await connectAdmin(clusterUrl);
    try {
      const { rows } = await admin.query<{ host: string; port: number }>(
        'SELECT nodename AS host, nodeport AS port FROM pg_dist_node WHERE groupid > 0 ORDER BY groupid',
      );
      const workers = rows.map(({ host, port }) => serverAt(clusterUrl, host, port));
      return new ClusterDatabases([...workers, withParts(clusterUrl, { database: 'postgres' })]);
    } finally {
      await admin.end();
    }
  }

  /** Empty, and put together to a cluster. */
  async create(name: string): Promise<void> {
    for (const server of this.servers) {
      await on(server, (admin) =>
        admin.query(`CREATE DATABASE ${escapeIdentifier(name)} TEMPLATE template0 ENCODING 'UTF8'`),
      );
      await on(withParts(server, { database: name }), (admin) => admin.query('CREATE EXTENSION citus'));
    }
    const [coordinator, ...workers] = this.servers.toReversed().map((server) => new URL(server));
    if (!coordinator) return;
    await on(withParts(coordinator.href, { database: name }), async (admin) => {
      await admin.query('SELECT citus_set_coordinator_host($1, $2::int)', [coordinator.hostname, coordinator.port]);
      for (const { hostname, port } of workers)
        await admin.query('SELECT citus_add_node($1, $2::int)', [hostname, port]);
    });
  }

  async clone(template: string, name: string): Promise<void> {
    await this.quiet(template);
    for (const server of this.servers)
      await on(server, (admin) =>
        admin.query(`CREATE DATABASE ${escapeIdentifier(name)} TEMPLATE ${escapeIdentifier(template)}`),
      );
  }

  async rename(from: string, to: string): Promise<void> {
    await this.quiet(from);
    for (const server of this.servers)
      await on(server, (admin) =>
        admin.query(`ALTER DATABASE ${escapeIdentifier(from)} RENAME TO ${escapeIdentifier(to)}`),
      );
  }

  async drop(name: string): Promise<void> {
    for (const server of this.servers.toReversed()) {
      await on(withParts(server, { database: name }), endSubscriptions).catch(() => undefined);
      await on(server, (admin) => admin.query(`DROP DATABASE IF EXISTS ${escapeIdentifier(name)} WITH (FORCE)`));
    }
  }

  /** Ends what is connected, the daemon that Citus keeps in each of its databases among them. */
  private async quiet(name: string): Promise<void> {
    for (const server of this.servers)
      await on(server, async (admin) => {
        for (let left = 1; left > 0;) {
          const { rowCount } = await admin.query(
            'SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = $1 AND pid <> pg_backend_pid()',
            [name],
          );
          left = rowCount ?? 0;
          if (left > 0) await sleep(50);
        }
      });
  }
}

/** A move of parts that was cut off leaves some behind, and a database that has one is not dropped. */
const endSubscriptions = async (admin: Client): Promise<void> => {
  const { rows } = await admin.query<{ name: string }>(
    'SELECT quote_ident(subname) AS name FROM pg_subscription WHERE subdbid = (SELECT oid FROM pg_database WHERE datname = current_database())',
  );
  for (const { name } of rows) {
    await admin.query(`ALTER SUBSCRIPTION ${name} DISABLE`);
    await admin.query(`ALTER SUBSCRIPTION ${name} SET (slot_name = NONE)`);
    await admin.query(`DROP SUBSCRIPTION ${name}`);
  }
};

const serverAt = (address: string, host: string, port: number): string => {
  const url = new URL(withParts(address, { database: 'postgres' }));
  url.hostname = host;
  url.port = String(port);
  return url.href;
};

const on = async (url: string, work: (admin: Client) => Promise<unknown>): Promise<void> => {
  const admin = await connectAdmin(url);
  try {
    await work(admin);
  } finally {
    await admin.end();
  }
};
