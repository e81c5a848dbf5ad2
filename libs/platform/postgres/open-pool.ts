import pg from 'pg';
import { ClusterClient, isClusterUrl } from './citus/cluster-client.js';
import { typeParsers } from './timestamps.js';

/** Connections to one database as one role. */
export type Pool = pg.Pool;
/** One connection that a pool has lent out. */
export type PoolClient = pg.PoolClient;

export interface OpenPoolOptions extends Omit<pg.PoolConfig, 'connectionString' | 'max'> {
  /** Told of errors of idle connections; the pool replaces those by itself. */
  readonly onIdleError?: (error: Error) => void;
}

/**
 * Every pool of the process is made here. A connection that the server drops says so by an event, on the pool while
 * it is idle and on itself while it is lent out; an event of that name that nobody hears ends the process. The query
 * that was under way fails as well, and that is enough.
 */
export const openPool = (url: string, max: number, { onIdleError, ...config }: OpenPoolOptions = {}): Pool => {
  const Client = isClusterUrl(url) ? ClusterClient : undefined;
  const pool = new pg.Pool({ types: typeParsers, ...config, ...(Client && { Client }), connectionString: url, max });
  pool.on('error', onIdleError ?? (() => undefined));
  pool.on('connect', (client) => client.on('error', () => undefined));
  return pool;
};
