import type { Loaded, Unit } from '#platform/command/unit.js';
import type { SealedFiles } from '#platform/evidence/sealed-files.js';
import type { Uuid } from '#platform/kernel/event.js';
import type { Result } from '#platform/kernel/result.js';
import { breachDecider } from '../domain/breach.decider.js';
import type { BreachState } from '../domain/breach.state.js';
import type { EvidenceFile } from '../evidence/evidence.file.js';

interface FileWords {
  readonly breachId: Uuid;
  readonly description: string;
  readonly fileName: string;
}

/**
 * Decides on a file for a case and keeps it sealed, before the event that names it is stored: no event names a missing
 * file. Its id follows from the command and its content, so that a repeat writes nothing.
 */
export const keepFile = async (
  { unit, files }: { readonly unit: Unit; readonly files: SealedFiles },
  loaded: Loaded<BreachState>,
  { breachId, description, fileName }: FileWords,
  { bytes, contentType, sha256 }: EvidenceFile,
): Promise<Result<BreachState>> => {
  const evidenceId = unit.id('evidence', sha256);
  const stored = { evidenceId, storedAs: `evidence/${evidenceId}` };
  const about = { description, fileName, contentType, size: bytes.length, sha256 };
  const decided = unit.decide(breachDecider, loaded, { kind: 'AttachEvidence', ...stored, ...about });
  if (!decided.ok) return decided;
  await files.put({ tenantId: unit.tenantId, fileId: evidenceId, subjectId: breachId, bytes });
  return decided;
};
