import pg from 'pg';
import { describeWhere } from '#platform/testing/not-run.js';
import type { TestDatabase } from '#platform/testing/test-database.js';

/** Suites that need a cluster; `npm run -s test:citus` gives them the one that CITUS_URL names. */
export const describeOnCitus = (suite: () => void): void => {
  const possible = process.env['DATABASE_KIND'] === 'citus';
  describeWhere(possible, 'Citus', 'needs CITUS_URL and `npm run -s test:citus`', suite);
};

/** A connection as somebody, closed by whoever took it. Notices and lost connections are of no interest. */
export const connected = async (url: string): Promise<pg.Client> => {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  return client;
};

export interface Node {
  readonly id: number;
  readonly host: string;
  readonly port: number;
}

/** The nodes that hold rows. */
export const nodesOf = async (admin: pg.Client): Promise<readonly Node[]> => {
  const { rows } = await admin.query<Node>(
    `SELECT nodeid AS id, nodename AS host, nodeport AS port FROM pg_dist_node WHERE shouldhaveshards ORDER BY nodeid`,
  );
  return rows;
};

/** The superuser's address of a test's database on one of its nodes. */
export const onNode = ({ adminUrl }: Pick<TestDatabase, 'adminUrl'>, { host, port }: Node): string => {
  const url = new URL(adminUrl);
  url.hostname = host;
  url.port = String(port);
  return url.href;
};
