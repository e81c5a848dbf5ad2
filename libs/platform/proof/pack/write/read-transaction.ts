import type { Uuid } from '#platform/kernel/event.js';
import { inTenants, setTenants } from '#platform/postgres/in-tenants.js';
import type { Pool, PoolClient } from '#platform/postgres/open-pool.js';

const BEGIN = 'BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY';

/** One question about a tenant, in one snapshot. */
export const asking = <Answer>(
  pool: Pool,
  tenantId: Uuid,
  work: (client: PoolClient) => Promise<Answer>,
): Promise<Answer> => inTenants(pool, [tenantId], work, BEGIN);

/** The same for what comes a batch at a time; the transaction ends with the last one, or with who stops listening. */
export async function* streaming<Each>(
  pool: Pool,
  tenantId: Uuid,
  read: (client: PoolClient) => AsyncIterable<Each>,
): AsyncGenerator<Each> {
  const client = await pool.connect();
  let fault: Error | undefined = new Error('The reader went away.');
  try {
    await client.query(`${BEGIN}; ${setTenants([tenantId])}`);
    yield* read(client);
    await client.query('COMMIT');
    fault = undefined;
  } finally {
    client.release(fault);
  }
}
