import type { ClientBase } from 'pg';

interface Added<Row> {
  /** `INSERT INTO ... SELECT u.tenant_id, ... FROM unnest(...) AS u(tenant_id, ...)` */
  readonly insert: string;
  readonly added: readonly (readonly [tenantId: string, row: Row])[];
  /** Parameters of `insert`, an array a column, the tenants first. */
  readonly values: (added: readonly (readonly [string, Row])[]) => unknown[];
}

/**
 * Adds rows on a cluster. An INSERT from a list of values goes through COPY there, which row-level security does not
 * allow; led by the tenant's own row, the whole of it goes to the node where the tenant is. One statement a tenant.
 */
export const addByTenant = async <Row>(client: ClientBase, { insert, added, values }: Added<Row>): Promise<void> => {
  for (const tenantId of new Set(added.map(([tenant]) => tenant))) {
    const own = added.filter(([tenant]) => tenant === tenantId);
    const mine = values(own);
    const led = insert
      .replace('SELECT u.tenant_id,', 'SELECT l.tenant_id,')
      .replace(' FROM unnest(', ' FROM store.tenant_log l, unnest(');
    const { rowCount } = await client.query(`${led} WHERE l.tenant_id = $${String(mine.length + 1)}`, [
      ...mine,
      tenantId,
    ]);
    if (rowCount !== own.length) throw new Error('A row was not added: its tenant is not in sight.');
  }
};
