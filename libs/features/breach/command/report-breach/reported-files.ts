import type { BreachCategory } from '#contracts/breach.events.js';
import { accept, type Result } from '#platform/kernel/result.js';
import { evidenceRefusal } from '../../domain/breach.category.js';
import { tooManyFiles } from '../../domain/breach.evidence.errors.js';
import { readEvidence, type EvidenceFile } from '../../evidence/evidence.file.js';
import { checkTexts } from '../checked-input.js';

/** A file as somebody sends it with a report. */
export interface FileToReport {
  readonly description: string;
  readonly fileName: string;
  readonly contentBase64: string;
}

/** A file that may be kept. */
export interface ReportedFile {
  readonly description: string;
  readonly fileName: string;
  readonly file: EvidenceFile;
}

/** Most files of one report; more can be attached by whoever handles the case. */
export const MOST_FILES = 3;

/** What came with a report, decoded; of a category that forbids files nothing is, whatever came. */
export const readReportedFiles = (
  category: BreachCategory,
  sent: readonly FileToReport[],
): Result<readonly ReportedFile[]> => {
  const forbidden = evidenceRefusal(category);
  if (forbidden) return forbidden;
  if (sent.length > MOST_FILES) return tooManyFiles(MOST_FILES);
  const read: ReportedFile[] = [];
  for (const { contentBase64, ...about } of sent) {
    const long = checkTexts(about);
    if (long) return long;
    const file = readEvidence(contentBase64);
    if (!file.ok) return file;
    // The same bytes twice are one file.
    if (!read.some((one) => one.file.sha256 === file.value.sha256)) read.push({ ...about, file: file.value });
  }
  return accept(read);
};
