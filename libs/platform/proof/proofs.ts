import type { Instant, Uuid } from '#platform/kernel/event.js';
import type { PoolClient } from '#platform/postgres/open-pool.js';
import { parseCheckpoint } from './core/checkpoint.js';
import { consistencyRanges } from './core/merkle.js';
import { parseNote } from './core/note.js';
import { leafBytes } from './core/leaf.js';
import { ProofError } from './proof.errors.js';
import type { SealFaultCode } from './proof.errors.js';
import { rangeHashes, storedInclusion, storedRoot } from './stored-tree.js';
import { checkedEvents } from './tree-events.js';
import type { CheckedEvent } from './tree-events.js';

/** A checkpoint as it was published. */
export interface PublishedCheckpoint {
  readonly tenantId: Uuid;
  readonly history: number;
  readonly origin: string;
  readonly size: number;
  readonly root: Uint8Array;
  /** The signed note. */
  readonly note: string;
  readonly signedAt: Instant;
}

/** That an event is in the tree of a checkpoint. */
export interface InclusionOfEvent {
  readonly event: CheckedEvent;
  /** Bytes 1 to 72 of the leaf: what a library that puts the 0x00 before a leaf is given. */
  readonly leaf: Uint8Array;
  readonly index: number;
  readonly size: number;
  readonly path: readonly Uint8Array[];
}

/** That a tree begins with a smaller one. */
export interface ConsistencyOfTrees {
  readonly from: number;
  readonly to: number;
  readonly fromRoot: Uint8Array;
  readonly toRoot: Uint8Array;
  readonly path: readonly Uint8Array[];
}

const INSTANT = `to_char(signed_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
const LATEST = {
  name: 'proof_latest',
  text: `SELECT history, size, root, note, ${INSTANT} AS signed_at FROM platform.log_checkpoint
    WHERE tenant_id = $1 ORDER BY history DESC, size DESC LIMIT 1`,
} as const;
const STANDING = {
  name: 'proof_standing',
  text: `SELECT t.head, l.fault, l.fault_position, l.fault_at FROM store.tenant_log t
    LEFT JOIN platform.log_tree l ON l.tenant_id = t.tenant_id WHERE t.tenant_id = $1`,
} as const;
const EXISTS = { name: 'proof_tenant', text: 'SELECT FROM store.tenant_log WHERE tenant_id = $1' } as const;
const STATEMENTS = {
  name: 'proof_statements',
  text: 'SELECT note FROM platform.log_history WHERE tenant_id = $1 ORDER BY history',
} as const;

/** The checkpoint that was signed last; null before the first. The client's transaction must see the tenant. */
export const latestCheckpoint = async (client: PoolClient, tenantId: Uuid): Promise<PublishedCheckpoint | null> => {
  interface Row {
    readonly history: number;
    readonly size: string;
    readonly root: Buffer;
    readonly note: string;
    readonly signed_at: Instant;
  }
  const { rows } = await client.query<Row>({ ...LATEST, values: [tenantId] });
  const [row] = rows;
  if (!row) return null;
  const { history, size, root, note, signed_at: signedAt } = row;
  const { origin } = parseCheckpoint(parseNote(note).text);
  return { tenantId, history, origin, size: Number(size), root, note, signedAt };
};

/** The log's last position, and why its tree is not signed any further. */
export const treeStanding = async (
  client: PoolClient,
  tenantId: Uuid,
): Promise<{
  readonly head: number;
  readonly fault: { readonly code: SealFaultCode; readonly position: number | null; readonly since: Date } | null;
}> => {
  type Row = { head: string; fault: SealFaultCode | null; fault_position: string | null; fault_at: Date };
  const { rows } = await client.query<Row>({ ...STANDING, values: [tenantId] });
  const [row] = rows;
  const position = row?.fault_position ?? null;
  return {
    head: Number(row?.head ?? 0),
    fault: row?.fault
      ? { code: row.fault, position: position === null ? null : Number(position), since: row.fault_at }
      : null,
  };
};

/** Signed statements by which histories of this tenant were begun anew, oldest first. */
export const historyStatements = async (client: PoolClient, tenantId: Uuid): Promise<readonly string[]> => {
  const { rows } = await client.query<{ note: string }>({ ...STATEMENTS, values: [tenantId] });
  return rows.map(({ note }) => note);
};

/**
 * That the event at a position is in the tree of `size` leaves, by default that of the latest checkpoint. Throws
 * `PROOF.NOT_SEALED_YET` and `PROOF.OUT_OF_RANGE`, and `PROOF.EVENT_CHANGED` for an event that is another now.
 */
export const inclusionOf = async (
  client: PoolClient,
  { tenantId, position, size }: { readonly tenantId: Uuid; readonly position: number; readonly size?: number },
): Promise<InclusionOfEvent> => {
  const latest = await checkpointOf(client, tenantId);
  checkNumber('position', position, 1);
  checkSealed(tenantId, Math.max(position, size ?? 0), latest);
  const of = size ?? latest.size;
  if (position > of) throw outOfRange(`Event ${String(position)} is not in the tree of ${String(of)} events.`);
  const index = position - 1;
  const tree = { tenantId, history: latest.history };
  const event = await eventAt(client, tenantId, position);
  const path = await storedInclusion(client, tree, { index, size: of });
  return { event, leaf: leafBytes(event.place, event.contentHash).subarray(1), index, size: of, path };
};

/** That the tree of `to` leaves begins with that of `from`. Throws `PROOF.NOT_SEALED_YET` and `PROOF.OUT_OF_RANGE`. */
export const consistencyOf = async (
  client: PoolClient,
  { tenantId, from, to }: { readonly tenantId: Uuid; readonly from: number; readonly to: number },
): Promise<ConsistencyOfTrees> => {
  const latest = await checkpointOf(client, tenantId);
  checkNumber('from', from, 1);
  checkNumber('to', to, 1);
  if (from > to) throw outOfRange(`from (${String(from)}) must not be larger than to (${String(to)}).`);
  checkSealed(tenantId, to, latest);
  const tree = { tenantId, history: latest.history };
  const path = await rangeHashes(client, tree, consistencyRanges(from, to));
  const [fromRoot, toRoot] = [await storedRoot(client, tree, from), await storedRoot(client, tree, to)];
  return { from, to, fromRoot, toRoot, path };
};

/** Null for a tenant that is not sealed at all; one that is not there is refused. */
const checkpointOf = async (client: PoolClient, tenantId: Uuid): Promise<PublishedCheckpoint | null> => {
  const latest = await latestCheckpoint(client, tenantId);
  if (latest) return latest;
  const { rowCount } = await client.query({ ...EXISTS, values: [tenantId] });
  if (rowCount) return null;
  throw new ProofError('PROOF.UNKNOWN_TENANT', `There is no tenant ${tenantId}: see \`trustlog tenants\`.`, {
    tenantId,
  });
};

const eventAt = async (client: PoolClient, tenantId: Uuid, position: number): Promise<CheckedEvent> => {
  for await (const event of checkedEvents(client, { tenantId, after: position - 1, upTo: position })) return event;
  throw outOfRange(`There is no event ${String(position)}.`);
};

function checkSealed(
  tenantId: Uuid,
  upTo: number,
  latest: PublishedCheckpoint | null,
): asserts latest is PublishedCheckpoint {
  if (latest && upTo <= latest.size) return;
  const sealed = latest ? `up to event ${String(latest.size)}` : 'not at all';
  const message = `Event ${String(upTo)} is not sealed yet: the record is signed ${sealed}. Seal it with \`trustlog proof checkpoint\`.`;
  throw new ProofError('PROOF.NOT_SEALED_YET', message, { tenantId, position: upTo });
}

const checkNumber = (name: string, value: number, least: number): void => {
  if (Number.isSafeInteger(value) && value >= least) return;
  throw outOfRange(`${name} must be a whole number from ${String(least)}.`);
};

const outOfRange = (message: string): ProofError => new ProofError('PROOF.OUT_OF_RANGE', message);
