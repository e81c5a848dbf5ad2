import { parseCheckpoint, parseOrigin, type Checkpoint } from '../../core/checkpoint.js';
import type { VerifierKey } from '../../core/note.js';
import { sameBytes } from '../../core/sha256.js';
import { PackError, type PackProblem } from '../pack.error.js';
import { signedText } from './checkpoints.js';
import type { CheckedRecord } from './record-check.js';

/** A checkpoint that somebody kept from an earlier day. */
export interface Kept {
  readonly checkpoint: Checkpoint;
  readonly tenantId: string;
  readonly signers: readonly VerifierKey[];
}

/** Reads a kept checkpoint; throws `PACK.KEPT_UNREADABLE`, also when none of the keys signed it. */
export const readKept = async (note: Uint8Array, keys: readonly VerifierKey[]): Promise<Kept> => {
  const { text, signers } = await signedText(note, keys, 'PACK.KEPT_UNREADABLE');
  try {
    const checkpoint = parseCheckpoint(text);
    const origin = parseOrigin(checkpoint.origin);
    if (origin) return { checkpoint, tenantId: origin.tenantId, signers };
  } catch {
    // What it is not is said below.
  }
  throw new PackError('PACK.KEPT_UNREADABLE', 'The kept file is no checkpoint of a record.');
};

/** What is wrong between a kept checkpoint and the pack; null: the kept tree is the beginning of the pack's. */
export const checkKept = ({ checkpoint, tenantId }: Kept, records: readonly CheckedRecord[]): PackProblem | null => {
  const record = records.find(({ report }) => report.tenantId === tenantId);
  if (!record)
    return problem('PACK.OTHER_RECORD', 'The kept checkpoint is of a record that is not in the pack.', tenantId);
  const { size, root, origin } = checkpoint;
  const same = [...record.checkpoints.values()].some((own) => own.origin === origin);
  if (!same) return problem('PACK.FORKED', 'The kept checkpoint is of another history of this record.', tenantId, 1);
  if (size > record.report.size) {
    const reason = 'The kept checkpoint is newer than the pack: ask for a pack that reaches further.';
    return problem('PACK.KEPT_BEYOND', reason, tenantId, record.report.size + 1);
  }
  const own = record.roots.get(size);
  if (own && sameBytes(own, root)) return null;
  const reason = `The first ${size} events are not those that the kept checkpoint was signed for: the record was forked.`;
  return problem('PACK.FORKED', reason, tenantId, 1);
};

const problem = (code: PackProblem['code'], reason: string, tenantId: string, position?: number): PackProblem => ({
  ...{ code, reason, tenantId },
  ...(position === undefined ? {} : { position }),
});
