import type { PoolClient } from '#platform/postgres/open-pool.js';
import type { Instant, Uuid } from '#platform/kernel/event.js';
import { londonDay } from '#platform/kernel/plain-date.js';
import type { ReadScope, ReadSql } from './read-store.js';
import type { Validity } from './validity.js';

/** What a scope is made of. */
export interface ScopeParts {
  readonly sql: ReadSql;
  readonly tenants: readonly Uuid[];
  readonly at: Instant;
  readonly past: boolean;
  /** Told of what a question about the present takes from the clock; absent where nobody keeps the answer. */
  readonly validity?: Validity;
}

/** Statements on a connection whose transaction is open for what they may see. */
export const sqlOf =
  (client: PoolClient): ReadSql =>
  async <Row extends object>(text: string, values: readonly unknown[] = []) =>
    (await client.query(text, [...values])).rows as Row[];

/** A scope as questions see it. */
export const scopeOf = ({ sql, tenants, at, past, validity }: ScopeParts): ReadScope => {
  // What was, stays as it was: a question about the past takes nothing from the clock.
  const clock = past ? undefined : validity;
  // `at` is ISO text that this process made from a Date: nothing of the asker's is left in it.
  const held = (alias: string): string =>
    past ? `${alias}.from_at <= '${at}' AND ${alias}.to_at > '${at}'` : `${alias}.to_at = 'infinity'`;
  return {
    sql,
    tenants,
    past,
    held,
    stamp: at,
    get at() {
      clock?.end();
      return at;
    },
    // The end of the day is where every validity begins.
    today: londonDay(at),
    atUntil: (compute, changes) => {
      const value = compute(at);
      clock?.shorten(changes(value, at));
      return value;
    },
  };
};
