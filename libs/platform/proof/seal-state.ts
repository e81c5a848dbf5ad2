import type { Uuid } from '#platform/kernel/event.js';
import type { Pool } from '#platform/postgres/open-pool.js';
import type { SealFaultCode } from './proof.errors.js';

/** How all trees of the installation do. */
export interface SealState {
  /** Events of all tenants that are not signed. */
  readonly unsealed: number;
  /** How long the one that has waited longest has waited. */
  readonly waitingSeconds: number;
  /** Tenants that are not signed any further. */
  readonly faults: number;
  readonly firstFault: SealFaultCode | null;
}

/** A tenant that is not signed any further, and why. */
export interface StoppedTenant {
  readonly tenantId: Uuid;
  readonly fault: SealFaultCode;
  readonly position: number | null;
  readonly at: Date;
}

/** A tenant with events that are not signed. */
export interface UnsealedTenant {
  readonly tenantId: Uuid;
  readonly head: number;
  readonly signedSize: number;
}

/** Which tenants are to be signed, and how many of them at a time. */
export interface Due {
  /** At least so many events wait ... */
  readonly events: number;
  /** ... or the tenant was signed so long ago. */
  readonly seconds: number;
  /** Seconds before a tenant that was stopped is looked at again. */
  readonly patience: number;
  /** Where the last look ended; it goes on from there and round again. */
  readonly after: Uuid;
  readonly limit: number;
}

const UNSEALED = { name: 'seal_unsealed', text: 'SELECT * FROM platform.unsealed($1, $2, $3, $4, $5)' } as const;

/** Tenants that are due, of all tenants: one comparison of heads with what is signed, in the database. */
export const unsealedTenants = async (
  pool: Pool,
  { events, seconds, patience, after, limit }: Due,
): Promise<readonly UnsealedTenant[]> => {
  type Row = { tenant_id: Uuid; head: string; signed_size: string };
  const { rows } = await pool.query<Row>({ ...UNSEALED, values: [events, seconds, patience, after, limit] });
  return rows.map((row) => ({
    tenantId: row.tenant_id,
    head: Number(row.head),
    signedSize: Number(row.signed_size),
  }));
};

/** How all trees do. */
export const sealState = async (pool: Pool): Promise<SealState> => {
  type Row = { unsealed: string; waiting_seconds: number; faults: string; first_fault: SealFaultCode | null };
  const { rows } = await pool.query<Row>('SELECT * FROM platform.seal_state()');
  const { unsealed, waiting_seconds: waitingSeconds, faults, first_fault: firstFault } = rows[0] as Row;
  return { unsealed: Number(unsealed), waitingSeconds, faults: Number(faults), firstFault };
};

/** Tenants that were stopped, the first stopped first. */
export const stoppedTenants = async (pool: Pool, limit: number): Promise<readonly StoppedTenant[]> => {
  type Row = { tenant_id: Uuid; fault: SealFaultCode; fault_position: string | null; fault_at: Date };
  const { rows } = await pool.query<Row>('SELECT * FROM platform.seal_faults($1)', [limit]);
  return rows.map(({ tenant_id: tenantId, fault, fault_position: position, fault_at: at }) => ({
    tenantId,
    fault,
    position: position === null ? null : Number(position),
    at,
  }));
};
