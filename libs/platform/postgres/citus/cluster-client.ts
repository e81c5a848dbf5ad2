import pg from 'pg';
import { withParts } from '../database-url.js';

const MARK = 'trustlog_database';

/** The address of a role, marked as one of a database that is spread over a cluster. */
export const clusterUrl = (address: string): string => {
  const url = new URL(withParts(address, {}));
  url.searchParams.set(MARK, 'citus');
  return url.href;
};

/** Whether an address is of a database that is spread over a cluster. */
export const isClusterUrl = (address: string): boolean => new URL(address).searchParams.get(MARK) === 'citus';

const SET_LOCAL = /(^|;\s*)SET LOCAL ([a-z_.]+) = ('[^']*'|\w+)/g;

/**
 * Citus carries a SET LOCAL to its nodes as the text that it came in: together with other statements of one text it
 * would carry those too. Inside a DO it is a text of its own.
 */
export const settingsApart = (text: string): string =>
  text.includes('SET LOCAL') ? text.replaceAll(SET_LOCAL, '$1DO $$set$$BEGIN SET LOCAL $2 = $3; END$$set$$') : text;

type Ask = (first: unknown, ...rest: readonly unknown[]) => unknown;

/** A connection to a coordinator. */
export class ClusterClient extends pg.Client {
  constructor(config?: string | pg.ClientConfig) {
    super(config);
    const ask = this.query.bind(this) as Ask;
    const apart: Ask = (first, ...rest) => ask(typeof first === 'string' ? settingsApart(first) : first, ...rest);
    this.query = apart as typeof this.query;
  }
}
