import type pg from 'pg';
import { isUuid } from '#platform/command/ids.js';
import type { Uuid } from '#platform/kernel/event.js';

/**
 * The statement that opens row-level security for these tenants until the transaction ends. `SET` takes no
 * parameters, so every id is checked to be a UUID before it is written into the text.
 */
export const setTenants = (tenants: readonly Uuid[]): string => {
  for (const tenant of tenants) if (!isUuid(tenant)) throw new Error('A tenant id is not a UUID.');
  return `SET LOCAL app.tenants = '${tenants.join(',')}'`;
};

/** Runs `work` in one transaction that sees and writes rows of these tenants and of no other. */
export const inTenants = async <Answer>(
  pool: pg.Pool,
  tenants: readonly Uuid[],
  work: (client: pg.PoolClient) => Promise<Answer>,
  begin = 'BEGIN',
): Promise<Answer> => {
  const client = await pool.connect();
  let fault: Error | undefined;
  // A connection that is lost between two statements is an event, and one that nobody hears ends the process.
  const onLost = (error: Error): void => {
    fault = error;
  };
  client.on('error', onLost);
  try {
    await client.query(`${begin}; ${setTenants(tenants)}`);
    const answer = await work(client);
    await client.query('COMMIT');
    return answer;
  } catch (error) {
    await client.query('ROLLBACK').catch((lost: unknown) => {
      fault = lost instanceof Error ? lost : new Error('lost connection');
    });
    throw error;
  } finally {
    client.off('error', onLost);
    client.release(fault);
  }
};

/**
 * One question about rows of these tenants and of no other, in one round trip: statements that are sent as one text
 * are one transaction. It takes no parameters; whatever is written into the text must have been checked to be harmless.
 */
export const askInTenants = async <Row extends object>(
  pool: pg.Pool,
  tenants: readonly Uuid[],
  text: string,
): Promise<readonly Row[]> => {
  // Several statements answer with a list of results.
  const results = (await pool.query(`${setTenants(tenants)}; ${text}`)) as unknown as readonly pg.QueryResult<Row>[];
  return results.at(-1)?.rows ?? [];
};

/** Ids as an array literal of SQL; null stands for none. */
export const uuidArray = (ids: readonly (Uuid | null)[]): string => {
  for (const id of ids) if (id !== null && !isUuid(id)) throw new Error('An id is not a UUID.');
  return `'{${ids.map((id) => id ?? 'NULL').join(',')}}'::uuid[]`;
};
