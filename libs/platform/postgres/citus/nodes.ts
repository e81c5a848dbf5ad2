import { escapeIdentifier, type ClientBase } from 'pg';
import { StartupError } from '../startup.error.js';

/** A node that holds rows. */
export interface ClusterNode {
  readonly host: string;
  readonly port: number;
}

/** What a cluster is made of. */
export interface Cluster {
  readonly version: string;
  readonly nodes: readonly ClusterNode[];
}

const OLDEST = 12;

/**
 * The nodes of the cluster that this connection's server coordinates. Throws StartupError where it is none: without
 * the extension, without a node that takes rows, with one that does not answer, or asked of another node.
 */
export const requireCluster = async (client: ClientBase): Promise<Cluster> => {
  const { rows } = await client.query<{ version: string }>(
    `SELECT extversion AS version FROM pg_extension WHERE extname = 'citus'`,
  );
  const version = rows[0]?.version;
  if (version === undefined) {
    throw new StartupError(
      'This database is not of a Citus cluster: give each of its servers shared_preload_libraries = citus, and run ' +
        'CREATE EXTENSION citus in this database on each of them.',
    );
  }
  if (Number.parseInt(version, 10) < OLDEST)
    throw new StartupError(`Citus ${version} is too old; Trustlog needs Citus ${String(OLDEST)} or newer.`);
  const group = await client.query<{ id: number }>('SELECT groupid AS id FROM pg_dist_local_group');
  if (group.rows[0]?.id !== 0)
    throw new StartupError('This server is a worker of a Citus cluster; DATABASE_URL must name its coordinator.');
  const found = await client.query<ClusterNode>(
    `SELECT nodename AS host, nodeport AS port FROM pg_dist_node
     WHERE isactive AND shouldhaveshards AND noderole = 'primary' ORDER BY nodename, nodeport`,
  );
  if (found.rows.length === 0) {
    throw new StartupError(
      'This Citus cluster has no node that takes rows; add some on the coordinator: SELECT citus_add_node(host, port).',
    );
  }
  await requireHealth(client);
  return { version, nodes: found.rows };
};

const requireHealth = async (client: ClientBase): Promise<void> => {
  const { rows } = await client.query<{ node: string }>(
    `SELECT DISTINCT to_nodename || ':' || to_nodeport AS node FROM citus_check_cluster_node_health()
     WHERE from_nodename = (SELECT nodename FROM pg_dist_node WHERE groupid = 0)
       AND from_nodeport = (SELECT nodeport FROM pg_dist_node WHERE groupid = 0) AND result IS NOT TRUE`,
  );
  const silent = rows.map(({ node }) => node).join(', ');
  if (silent !== '')
    throw new StartupError(
      `The coordinator cannot reach ${silent}; start it, and let it take the coordinator's roles.`,
    );
};

const OURS = `(rolname LIKE 'trustlog\\_%')`;

/**
 * A table that is there for a moment: with it Citus tells its nodes of the schemas and of the roles that use them. The
 * nodes are told that the store's role may sign in; on the coordinator it never could, for that ends with the transaction.
 */
const TELL_ROLES = `
  SET LOCAL citus.enable_ddl_propagation = off;
  ALTER ROLE trustlog_store LOGIN;
  SET LOCAL citus.enable_ddl_propagation = on;
  CREATE TABLE store.told (one integer PRIMARY KEY);
  ALTER TABLE store.told OWNER TO trustlog_owner;
  DO $tell$
  DECLARE
    told text;
  BEGIN
    FOR told IN SELECT rolname FROM pg_roles WHERE ${OURS} AND rolname <> 'trustlog_owner' LOOP
      EXECUTE format('GRANT SELECT ON store.told TO %I', told);
    END LOOP;
  END $tell$;
  SELECT create_reference_table('store.told');
  DROP TABLE store.told;
  SET LOCAL citus.enable_ddl_propagation = off;
  ALTER ROLE trustlog_store NOLOGIN`;

const NOT_TOLD = `SELECT FROM pg_roles r WHERE ${OURS} AND NOT EXISTS (
  SELECT FROM pg_dist_object o WHERE o.classid = 'pg_authid'::regclass AND o.objid = r.oid)`;

/**
 * The store's functions read the nodes as the store's role: there, and there alone, it may be signed in as. It has no
 * password, so only who the node lets in without one (the coordinator) can be it.
 */
const LET_STORE_IN = 'ALTER ROLE trustlog_store LOGIN';
const STORE_IN = `SELECT rolcanlogin::text FROM pg_roles WHERE rolname = 'trustlog_store'`;

/**
 * Functions by which a SELECT could carry any statement to the nodes, and so name tenants of its own. Our own are closed
 * with them: on a node that was added since, Citus has made them open to everybody.
 */
const CARRIERS = [
  'run_command_on_workers',
  'run_command_on_all_nodes',
  'run_command_on_coordinator',
  'run_command_on_shards',
  'run_command_on_placements',
  'run_command_on_colocated_placements',
  'master_run_on_worker',
  'citus_run_local_command',
];
const CLOSE_CARRIERS = `DO $close$
DECLARE
  carrier regprocedure;
BEGIN
  FOR carrier IN
    SELECT p.oid::regprocedure FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
    WHERE has_function_privilege('public', p.oid, 'EXECUTE') AND (n.nspname IN ('store', 'read', 'platform')
      OR n.nspname = 'pg_catalog' AND p.proname IN (${CARRIERS.map((name) => `'${name}'`).join(', ')}))
  LOOP
    EXECUTE format('REVOKE EXECUTE ON FUNCTION %s FROM PUBLIC', carrier);
  END LOOP;
END $close$`;

/** The settings that hold for a role in this database, by role; '' is everybody. */
const SETTINGS: readonly (readonly [role: string, setting: string, value: string])[] = [
  // Without it SET LOCAL app.tenants does not reach the nodes, and no row is in sight.
  ['', 'citus.propagate_set_commands', 'local'],
  // One connection a node and transaction: all that a REPEATABLE READ transaction reads of a tenant is one snapshot.
  ['trustlog_read', 'citus.max_adaptive_executor_pool_size', '1'],
  ['trustlog_project', 'citus.max_adaptive_executor_pool_size', '1'],
  ['trustlog_owner', 'citus.propagate_set_commands', 'none'],
  ['trustlog_owner', 'citus.create_object_propagation', 'deferred'],
];

const settle = async (client: ClientBase, database: string): Promise<void> => {
  const { rows } = await client.query<{ role: string; config: string }>(
    `SELECT coalesce(r.rolname, '') AS role, unnest(s.setconfig) AS config FROM pg_db_role_setting s
     LEFT JOIN pg_roles r ON r.oid = s.setrole
     WHERE s.setdatabase = (SELECT oid FROM pg_database WHERE datname = current_database())`,
  );
  const there = new Set(rows.map(({ role, config }) => `${role} ${config}`));
  const named = escapeIdentifier(database);
  for (const [role, setting, value] of SETTINGS) {
    if (there.has(`${role} ${setting}=${value}`)) continue;
    const whose = role === '' ? `DATABASE ${named}` : `ROLE ${role} IN DATABASE ${named}`;
    await client.query(`ALTER ${whose} SET ${setting} = '${value}'`);
  }
};

/**
 * Makes the nodes ready for the schema: roles, rights, settings, and what nobody may call. What a query asks of a node
 * runs there under the node's own grants, so each of them is closed as the coordinator is. Doing it again changes
 * nothing; a node that was added since is made ready too. `admin`: a superuser, in the database, alone on the server;
 * `grants`: grants.sql.
 */
export const prepareNodes = async (admin: ClientBase, database: string, grants: string): Promise<void> => {
  const alone = 'SET LOCAL citus.enable_ddl_propagation = off';
  await admin.query(`BEGIN; ${alone}; ${grants}; COMMIT`);
  const { rowCount: untold } = await admin.query(NOT_TOLD);
  if (untold) await admin.query(`BEGIN; ${TELL_ROLES}; COMMIT`);
  const connect = `GRANT CONNECT ON DATABASE ${escapeIdentifier(database)} TO trustlog_store`;
  await onNodes(admin, `${alone}; ${grants}; ${connect}; ${LET_STORE_IN}; ${CLOSE_CARRIERS}`);
  if ((await onNodes(admin, STORE_IN)).some((answer) => answer !== 'true'))
    throw new StartupError('A node does not let trustlog_store sign in: run ALTER ROLE trustlog_store LOGIN on it.');
  await admin.query(`BEGIN; ${alone}`);
  await settle(admin, database);
  await admin.query(`${CLOSE_CARRIERS}; COMMIT`);
};

/** Carries a statement to each node, one after the other, and answers what the first column of each said. */
export const onNodes = async (admin: ClientBase, sql: string): Promise<readonly string[]> => {
  const { rows } = await admin.query<{ success: boolean; result: string }>(
    'SELECT success, result FROM run_command_on_workers($1, false)',
    [sql],
  );
  const failed = rows.find(({ success }) => !success);
  if (failed) throw new StartupError(`A node of the cluster refuses what it is to be prepared with: ${failed.result}`);
  return rows.map(({ result }) => result);
};
