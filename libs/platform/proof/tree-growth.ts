import type { Uuid } from '#platform/kernel/event.js';
import type { PoolClient } from '#platform/postgres/open-pool.js';
import { TreeHead } from './core/merkle.js';
import { HASH_BYTES, sameBytes } from './core/sha256.js';
import { ProofError } from './proof.errors.js';
import { sha256 } from './sha256.js';
import type { SignedHead } from './signed-heads.file.js';
import { KEPT_LEVELS, storedRoot } from './stored-tree.js';
import { checkedEvents } from './tree-events.js';

/** Events that one transaction takes into the tree; a longer history takes several. */
const MOST_EVENTS = 20_000;

const OPEN = 'INSERT INTO platform.log_tree (tenant_id) VALUES ($1) ON CONFLICT DO NOTHING';
const LOCK = `SELECT history, size, peaks, signed_size FROM platform.log_tree WHERE tenant_id = $1 FOR UPDATE`;
const HEAD = 'SELECT head FROM store.tenant_log WHERE tenant_id = $1';
const GROW = `UPDATE platform.log_tree SET history = $2, size = $3, peaks = $4, signed_size = $5,
  signed_at = CASE WHEN $5::bigint IS NULL THEN NULL ELSE signed_at END WHERE tenant_id = $1`;
const NODES = `INSERT INTO platform.log_node (tenant_id, history, level, index, hash)
  SELECT $1, $2, u.level, u.index, u.hash FROM unnest($3::smallint[], $4::bigint[], $5::bytea[]) AS u (level, index, hash)
  ON CONFLICT DO NOTHING`;
const STATEMENT = `INSERT INTO platform.log_history (tenant_id, history, note, stated_at) VALUES ($1, $2, $3, now())
  ON CONFLICT DO NOTHING`;

/** A tree as it stands in the database, prepared and not yet signed. */
export interface GrownTree {
  readonly history: number;
  readonly size: number;
  readonly root: Uint8Array;
  /** Last position of the log when it was looked at. */
  readonly head: number;
}

interface StoredTree {
  readonly history: number;
  readonly size: number;
  readonly peaks: readonly Uint8Array[];
  readonly signedSize: number | null;
}

interface KeptNode {
  readonly level: number;
  readonly index: number;
  readonly hash: Uint8Array;
}

/**
 * Takes events into a tenant's tree, within the caller's transaction, which sees that tenant. `known` is what was
 * signed last: the tree must begin with it, else nothing is stored and a `ProofError` says where it parts.
 */
export const growTree = async (client: PoolClient, tenantId: Uuid, known: SignedHead | null): Promise<GrownTree> => {
  await client.query(OPEN, [tenantId]);
  const stored = await continued(client, tenantId, known);
  // Asked under the lock of the tree: another process may have taken in events that came since.
  const head = await headOf(client, tenantId);
  checkLength(tenantId, head, { stored, known });
  await checkBeginning(client, tenantId, { stored, known });
  const grown = new TreeHead(sha256, stored);
  const nodes: KeptNode[] = [];
  const upTo = Math.min(head, Math.max(stored.size + MOST_EVENTS, known?.size ?? 0));
  for await (const { leafHash } of checkedEvents(client, { tenantId, after: stored.size, upTo })) {
    grown.add(leafHash, (level, index, hash) => {
      if (KEPT_LEVELS.some((kept) => kept === level)) nodes.push({ level, index, hash });
    });
    if (grown.size === known?.size) checkRoot(tenantId, known, grown.root());
  }
  const { history, signedSize } = stored;
  await store(client, { tenantId, history, grown, nodes, signedSize });
  return { history, size: grown.size, root: grown.root(), head };
};

interface Beginnings {
  readonly stored: StoredTree;
  readonly known: SignedHead | null;
}

const checkLength = (tenantId: Uuid, head: number, { stored, known }: Beginnings): void => {
  const signed = Math.max(stored.size, known?.size ?? 0);
  if (head >= signed) return;
  const what = `ends at event ${String(head)}, and ${String(signed)} were there before`;
  throw fault('PROOF.LOG_WENT_BACK', tenantId, what, head + 1);
};

/** Where the stored tree has reached what was signed; where it has not, the growing tree is asked on its way. */
const checkBeginning = async (client: PoolClient, tenantId: Uuid, { stored, known }: Beginnings): Promise<void> => {
  if (!known || known.size > stored.size) return;
  const { history, size } = stored;
  const root =
    known.size === size
      ? new TreeHead(sha256, stored).root()
      : await storedRoot(client, { tenantId, history }, known.size);
  checkRoot(tenantId, known, root);
};

/** The stored tree that is to be continued: an empty one where an operator has begun a new history since. */
const continued = async (client: PoolClient, tenantId: Uuid, known: SignedHead | null): Promise<StoredTree> => {
  const stored = await lockedTree(client, tenantId);
  if (!known && stored.signedSize === null && stored.history === 1) return stored;
  if (!known)
    throw fault('PROOF.SIGNED_HEADS_MISSING', tenantId, 'has signed checkpoints that the file knows nothing of');
  if (known.history < stored.history)
    throw fault('PROOF.SIGNED_HEADS_OLD', tenantId, 'has a newer history than the file');
  if (known.history === stored.history) return checkedAge(tenantId, stored, known);
  if (known.statement) await client.query(STATEMENT, [tenantId, known.history, known.statement]);
  return { history: known.history, size: 0, peaks: [], signedSize: null };
};

const checkedAge = (tenantId: Uuid, stored: StoredTree, known: SignedHead): StoredTree => {
  if (stored.signedSize === null || stored.signedSize <= known.size) return stored;
  throw fault('PROOF.SIGNED_HEADS_OLD', tenantId, 'has a larger signed checkpoint than the file knows of');
};

const lockedTree = async (client: PoolClient, tenantId: Uuid): Promise<StoredTree> => {
  interface Row {
    readonly history: number;
    readonly size: string;
    readonly peaks: Buffer;
    readonly signed_size: string | null;
  }
  const { rows } = await client.query<Row>(LOCK, [tenantId]);
  const { history, size, peaks, signed_size: signed } = rows[0] as Row;
  const list = Array.from({ length: peaks.length / HASH_BYTES }, (_, n) =>
    peaks.subarray(n * HASH_BYTES, (n + 1) * HASH_BYTES),
  );
  return { history, size: Number(size), peaks: list, signedSize: signed === null ? null : Number(signed) };
};

const headOf = async (client: PoolClient, tenantId: Uuid): Promise<number> => {
  const { rows } = await client.query<{ head: string }>(HEAD, [tenantId]);
  const [row] = rows;
  if (row) return Number(row.head);
  throw new ProofError('PROOF.UNKNOWN_TENANT', `There is no tenant ${tenantId}: see \`trustlog tenants\`.`, {
    tenantId,
  });
};

const store = async (
  client: PoolClient,
  tree: {
    readonly tenantId: Uuid;
    readonly history: number;
    readonly grown: TreeHead;
    readonly nodes: readonly KeptNode[];
    readonly signedSize: number | null;
  },
): Promise<void> => {
  const { tenantId, history, grown, nodes, signedSize } = tree;
  await client.query(GROW, [tenantId, history, grown.size, Buffer.concat(grown.peaks), signedSize]);
  if (nodes.length === 0) return;
  const columns = [nodes.map(({ level }) => level), nodes.map(({ index }) => index), nodes.map(({ hash }) => hash)];
  await client.query(NODES, [tenantId, history, ...columns]);
};

/** Whether the tree, at the size that was signed, has the root that was signed. */
const checkRoot = (tenantId: Uuid, { size, root }: SignedHead, found: Uint8Array): void => {
  if (sameBytes(root, found)) return;
  throw fault('PROOF.FORK', tenantId, `does not begin with the ${String(size)} events that were signed`, size);
};

const fault = (
  code: 'PROOF.FORK' | 'PROOF.LOG_WENT_BACK' | 'PROOF.SIGNED_HEADS_MISSING' | 'PROOF.SIGNED_HEADS_OLD',
  tenantId: Uuid,
  what: string,
  position?: number,
): ProofError =>
  new ProofError(code, `The record of tenant ${tenantId} ${what}: see docs/proof.md.`, { tenantId, position });
