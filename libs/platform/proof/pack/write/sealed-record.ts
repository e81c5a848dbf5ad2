import type { Uuid } from '#platform/kernel/event.js';
import type { PoolClient } from '#platform/postgres/open-pool.js';
import { formatCheckpoint, originOf } from '../../core/checkpoint.js';
import { verifyConsistency } from '../../core/merkle.js';
import { sameBytes } from '../../core/sha256.js';
import { ProofError } from '../../proof.errors.js';
import { consistencyOf, latestCheckpoint, type PublishedCheckpoint } from '../../proofs.js';
import { sha256 } from '../../sha256.js';
import { rootsAt } from '../check/leaves.js';
import { toBase64 } from '../../core/base64.js';
import type { RecordFile } from './pack-plan.js';
import { leafHashes } from './record-reader.js';

/** What signs for a log. */
export interface PackSigner {
  readonly name: string;
  readonly sign: (text: string) => string;
}

/** A record's tree as a pack shows it. */
export interface SealedRecord {
  readonly size: number;
  readonly leaves: Buffer;
  /** Signed notes by size, ascending. */
  readonly checkpoints: ReadonlyMap<number, string>;
  /** That earlier trees are the beginning of this one, in the form of `trustlog proof consistency`. */
  readonly proofs: readonly RecordFile[];
  /** False: the log does not give what was signed of it; the pack shows that and signs nothing. */
  readonly sound: boolean;
}

/** Of the published checkpoints: those of days that are over, so that the same question finds the same ones. */
const EARLIER = {
  name: 'pack_checkpoints',
  text: `SELECT size::float8 AS size, note FROM platform.log_checkpoint
    WHERE tenant_id = $1 AND history = $2 AND size > 0 AND size < $3
      AND signed_at < least(coalesce($4::timestamptz, 'infinity'), date_trunc('day', now(), 'UTC'))
    ORDER BY size`,
} as const;
const MOST_EARLIER = 48;

export interface SealedQuestion {
  readonly tenantId: Uuid;
  /** First and last position that the pack is about. */
  readonly first: number;
  readonly last: number;
  /** The first instant after the pack's time; null: it goes up to the end. */
  readonly to: string | null;
  readonly signer: PackSigner;
}

/**
 * The tree that ends with the last event of a pack, so that later events change nothing in it. It is signed where the
 * log has published a larger one and the smaller is shown to be its beginning; else what was published is given as it is.
 */
export const sealedRecord = async (client: PoolClient, question: SealedQuestion): Promise<SealedRecord> => {
  const { tenantId, first, last, to, signer } = question;
  const latest = await latestCheckpoint(client, tenantId);
  if (!latest) return { size: 0, leaves: Buffer.alloc(0), checkpoints: new Map(), proofs: [], sound: true };
  const { history } = latest;
  const { rows } = await client.query<{ size: number; note: string }>({
    ...EARLIER,
    values: [tenantId, history, last, to],
  });
  const earlier = new Map(thinned(rows).map(({ size, note }) => [size, note]));
  if (last <= latest.size && latest.size <= (await headOf(client, tenantId))) {
    const leaves = await leafHashes(client, tenantId, last);
    const root = rootsAt(leaves, [last]).get(last) as Buffer;
    if (last === 0 || (await isBeginning(client, latest, { size: last, root }))) {
      const origin = originOf({ logName: signer.name, tenantId, history });
      const note = signer.sign(formatCheckpoint({ origin, size: last, root, extensions: [] }));
      const sizes = [...earlier.keys(), first - 1].filter((at) => at > 0 && at < last);
      const proofs = await proofsOf(client, { tenantId, sizes: [...new Set(sizes)], to: last });
      return { size: last, leaves, checkpoints: new Map([...earlier, [last, note]]), proofs, sound: true };
    }
  }
  const checkpoints = new Map([...earlier, [latest.size, latest.note]]);
  return {
    size: latest.size,
    leaves: await leafHashes(client, tenantId, latest.size),
    checkpoints,
    proofs: [],
    sound: false,
  };
};

/** The last event that is there: less than what was signed where the end of a log was taken away. */
const headOf = async (client: PoolClient, tenantId: Uuid): Promise<number> => {
  const sql = 'SELECT coalesce(max(position), 0)::float8 AS head FROM store.event WHERE tenant_id = $1';
  return (await client.query<{ head: number }>(sql, [tenantId])).rows[0]?.head ?? 0;
};

/** Whether the tree with this root is the beginning of the one that was published. */
const isBeginning = async (
  client: PoolClient,
  latest: PublishedCheckpoint,
  { size, root }: { readonly size: number; readonly root: Uint8Array },
): Promise<boolean> => {
  try {
    const proof = await consistencyOf(client, { tenantId: latest.tenantId, from: size, to: latest.size });
    return (
      verifyConsistency(sha256, { ...proof, fromRoot: root, toRoot: latest.root }) && sameBytes(proof.fromRoot, root)
    );
  } catch (error) {
    if (error instanceof ProofError) return false;
    throw error;
  }
};

interface Proofs {
  readonly tenantId: Uuid;
  readonly sizes: readonly number[];
  readonly to: number;
}

const proofsOf = async (client: PoolClient, { tenantId, sizes, to }: Proofs): Promise<readonly RecordFile[]> => {
  const files: RecordFile[] = [];
  for (const from of sizes) {
    const { fromRoot, toRoot, path } = await consistencyOf(client, { tenantId, from, to });
    const text = JSON.stringify({
      from,
      to,
      fromRoot: toBase64(fromRoot),
      toRoot: toBase64(toRoot),
      path: path.map(toBase64),
    });
    files.push({ name: `proofs/consistency-${from}-${to}.json`, content: Buffer.from(`${text}\n`) });
  }
  return files;
};

/** At most so many, spread over all of them, the newest among them. */
const thinned = <Each>(all: readonly Each[]): readonly Each[] => {
  const step = Math.ceil(all.length / MOST_EARLIER);
  return all.filter((_, n) => (all.length - 1 - n) % step === 0);
};
