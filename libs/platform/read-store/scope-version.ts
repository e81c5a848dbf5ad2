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
  /** Null with all other sums where the snapshot is the one that was known. */
  readonly cells: string | null;
  readonly positions: string;
  readonly generations: string;
  readonly home: string;
  readonly heads: string;
  readonly keys: string;
  readonly key_stands: boolean;
  readonly seen: string | null;
}

/** A version, with the name of the snapshot that it was made in. */
interface Seen {
  readonly name: string;
  readonly version: ScopeVersion;
}

const NAME = /^[a-z][a-z0-9_-]*$/;
/** Epoch, then the transactions that the snapshot knows of. It goes into the text of a statement. */
const SEEN = /^[0-9a-f-]{36} [0-9:,]+$/;

/**
 * Asks for versions; one statement a scope, whatever the number of tenants. In a snapshot that sees the same
 * transactions as the one before, the database does not add up again.
 */
export class VersionQuery {
  private readonly cells: string;
  /** By the very list of tenants in sight: who keeps the list keeps what was seen for it. */
  private seen = new WeakMap<readonly Uuid[], Seen>();

  constructor(private readonly projections: readonly Projected[]) {
    for (const { name } of projections)
      if (!NAME.test(name)) throw new Error(`"${name}" is not a name of a projection.`);
    const names = projections.map(({ name }) => `'${name}'`).join(',');
    const versions = projections.map(({ version }) => String(version)).join(',');
    this.cells = `ARRAY[${names}]::text[], ARRAY[${versions}]::integer[]`;
  }

  /** A connection is new: the server may be another one, or have lost what it had not written. */
  forget(): void {
    this.seen = new WeakMap();
  }

  /** Without parameters, so that it can travel with the statements that open the transaction. */
  private sql({ tenantId, credentialId }: Actor, known: Seen | undefined): string {
    if (!isUuid(tenantId)) throw new Error('A tenant id is not a UUID.');
    const credential = isUuid(credentialId) ? `'${credentialId}'::uuid` : 'NULL';
    const seen = known ? `'${known.name}'` : 'NULL';
    return `SELECT * FROM read.answer_version('${tenantId}'::uuid, ${credential}, ${this.cells}, ${seen})`;
  }

  /** What the statement has answered. */
  private read(tenants: readonly Uuid[], row: VersionRow): ScopeVersion {
    const { epoch, cells, positions, generations, home, heads, keys, key_stands: keyStands } = row;
    if (cells === null) throw new Error('A version came back without its sums.');
    const each = BigInt(this.projections.length);
    const complete = BigInt(cells) === each * BigInt(tenants.length) && BigInt(positions) === each * BigInt(heads);
    return { tenants, epoch, cells, positions, generations, home, heads, keys, keyStands, complete };
  }

  /** `sql` sees the tenants, of whom the first is the asker's own. */
  async ask(sql: ReadSql, actor: Actor, tenants: readonly Uuid[]): Promise<ScopeVersion> {
    const { seen } = this;
    const known = seen.get(tenants);
    const [row] = await sql<VersionRow>(this.sql(actor, known));
    if (!row) throw new Error('A version was asked for and none came back.');
    if (known && row.cells === null && row.seen === known.name) return { ...known.version, keyStands: row.key_stands };
    const version = this.read(tenants, row);
    if (row.seen !== null && SEEN.test(row.seen)) seen.set(tenants, { name: row.seen, version });
    return version;
  }
}
