import { isUuid } from '#platform/command/ids.js';
import type { Actor } from '#platform/auth/actor.js';
import type { Uuid } from '#platform/kernel/event.js';
import type { Projected } from './position-wait.js';
import type { ReadSql } from './read-store.js';

/**
 * What an answer about some tenants rests on, in numbers that change whenever it can. The sums stand for the numbers
 * of each tenant and read model, because each of those only grows; `read.checkpoint` refuses anything else.
 */
export interface ScopeVersion {
  /** The tenants in sight, in the order of the scope: who leaves and who joins is seen here first. */
  readonly tenants: readonly Uuid[];
  readonly epoch: string;
  readonly cells: string;
  readonly positions: string;
  readonly generations: string;
  /** Positions of the asker's own record, whose read models say who belongs to it. */
  readonly home: string;
  readonly heads: string;
  /** Raised when personal fields are erased. */
  readonly keys: string;
  /** False once the asker's key was revoked or has run out. */
  readonly keyStands: boolean;
  /** True when every read model of every tenant has come to the head of its log. */
  readonly complete: boolean;
}

interface VersionRow {
  readonly epoch: string;
  readonly cells: string;
  readonly positions: string;
  readonly generations: string;
  readonly home: string;
  readonly heads: string;
  readonly keys: string;
  readonly key_stands: boolean;
}

const NAME = /^[a-z][a-z0-9_-]*$/;

/** Asks for versions; one statement a scope, whatever the number of tenants. */
export class VersionQuery {
  private readonly cells: string;

  constructor(private readonly projections: readonly Projected[]) {
    for (const { name } of projections)
      if (!NAME.test(name)) throw new Error(`"${name}" is not a name of a projection.`);
    const names = projections.map(({ name }) => `'${name}'`).join(',');
    const versions = projections.map(({ version }) => String(version)).join(',');
    this.cells = `ARRAY[${names}]::text[], ARRAY[${versions}]::integer[]`;
  }

  /** Without parameters, so that it can travel with the statements that open the transaction. */
  sql({ tenantId, credentialId }: Actor): string {
    if (!isUuid(tenantId)) throw new Error('A tenant id is not a UUID.');
    const credential = isUuid(credentialId) ? `'${credentialId}'::uuid` : 'NULL';
    return `SELECT * FROM read.answer_version('${tenantId}'::uuid, ${credential}, ${this.cells})`;
  }

  /** What the statement has answered. */
  read(tenants: readonly Uuid[], row: VersionRow | undefined): ScopeVersion {
    if (!row) throw new Error('A version was asked for and none came back.');
    const { epoch, cells, positions, generations, home, heads, keys, key_stands: keyStands } = row;
    const each = BigInt(this.projections.length);
    const complete = BigInt(cells) === each * BigInt(tenants.length) && BigInt(positions) === each * BigInt(heads);
    return { tenants, epoch, cells, positions, generations, home, heads, keys, keyStands, complete };
  }

  /** `sql` sees the tenants. */
  async ask(sql: ReadSql, actor: Actor, tenants: readonly Uuid[]): Promise<ScopeVersion> {
    const [row] = await sql<VersionRow>(this.sql(actor));
    return this.read(tenants, row);
  }
}
