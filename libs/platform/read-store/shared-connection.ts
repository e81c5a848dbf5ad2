import type { QueryResult } from 'pg';
import type { PoolClient } from '#platform/postgres/open-pool.js';
import type { ReadSql } from './read-store.js';

/**
 * One connection, inside one transaction, for questions that see different tenants at the same time. Statements go one
 * after the other; what each may see is put into the queue together with it, so that nothing comes between the two.
 */
export class SharedConnection {
  /** Statements without parameters that wait for the next one, to travel with it. */
  private ahead: string[];
  private inSight = '';
  private fault: Error | undefined;
  private gone = false;
  private gathering = false;

  constructor(
    private readonly client: PoolClient,
    begin: string,
  ) {
    this.ahead = [begin];
    client.on('error', this.onLost);
  }

  /** `sight`: the statement that sets `app.tenants`. */
  seeing(sight: string): ReadSql {
    return async <Row extends object>(text: string, values: readonly unknown[] = []) =>
      (await this.send(sight, text, values)).rows as Row[];
  }

  /** Ends the transaction behind whatever is still in the queue, and gives the connection back. */
  async giveBack(): Promise<void> {
    if (this.gone) return;
    this.gone = true;
    if (this.inSight !== '') await this.client.query('ROLLBACK').catch(this.onLost);
    this.client.off('error', this.onLost);
    this.client.release(this.fault);
  }

  /** What is asked in the same turn is written to the socket at once: a write costs more than what is in it. */
  private gather(): void {
    if (this.gathering) return;
    this.gathering = true;
    const { stream } = this.client.connection;
    stream.cork();
    process.nextTick(() => {
      this.gathering = false;
      stream.uncork();
    });
  }

  private readonly onLost = (error: unknown): void => {
    this.fault = error instanceof Error ? error : new Error('lost connection');
  };

  /** A statement ahead that fails ends the transaction, and what stands behind it in the queue fails with it. */
  private async send(sight: string, text: string, values: readonly unknown[]): Promise<QueryResult> {
    if (this.gone) throw new Error('This connection has been given back.');
    if (sight !== this.inSight) this.ahead.push(sight);
    this.inSight = sight;
    this.gather();
    const ahead = this.ahead;
    this.ahead = [];
    if (values.length > 0) {
      if (ahead.length > 0) void this.client.query(ahead.join('; ')).catch(() => undefined);
      return this.client.query(text, [...values]);
    }
    if (ahead.length === 0) return this.client.query(text);
    // Several statements answer with a list of results, the asked one last.
    const results = (await this.client.query([...ahead, text].join('; '))) as unknown as readonly QueryResult[];
    return results.at(-1) as QueryResult;
  }
}
