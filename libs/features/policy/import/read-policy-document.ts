import { createHash } from 'node:crypto';
import { accept, type Result } from '#platform/kernel/result.js';
import { boundLines } from './bound-lines.js';
import { checkPolicy } from './findings/check-policy.js';
import { importRefusal } from './import.errors.js';
import { IMPORT_LIMITS } from './import.limits.js';
import { parseDocument, sectionBodies } from './parse/parse-document.js';
import type { PolicyFormat, PolicyReading, ReadPolicyOptions } from './policy-reading.js';
import { readDocxSource } from './readers/docx.reader.js';
import { readPdfSource } from './readers/pdf.reader.js';
import { sniff, type SniffedKind } from './readers/sniff.js';
import { readTextSource } from './readers/text.reader.js';
import type { ReadSource } from './source-line.js';

const extensionOf = (fileName: string): string => /\.([a-z0-9]+)$/i.exec(fileName.trim())?.[1]?.toLowerCase() ?? '';

/** The name without folders and control characters: it is printed in refusals. */
const baseName = (fileName: string): string => {
  const last = fileName.split(/[\\/]/).pop() ?? '';
  return last.replace(/\p{Cc}/gu, '').slice(0, 200) || 'the file';
};

/** The format an extension promises; without one, the format that the content is. */
const FORMATS: Readonly<Record<string, PolicyFormat>> = {
  docx: 'docx',
  docm: 'docx',
  dotx: 'docx',
  pdf: 'pdf',
  txt: 'txt',
  text: 'txt',
  md: 'md',
  markdown: 'md',
};

const KEEPS: Readonly<Record<PolicyFormat, readonly SniffedKind[]>> = {
  docx: ['zip'],
  pdf: ['pdf'],
  txt: ['text'],
  md: ['text', 'html'],
};

const promised = (extension: string, kind: SniffedKind): PolicyFormat | undefined => {
  if (extension !== '') return FORMATS[extension];
  return kind === 'pdf' ? 'pdf' : kind === 'text' ? 'txt' : undefined;
};

const broken = (format: PolicyFormat, fileName: string, kind: SniffedKind): Result<never> => {
  if (format === 'docx') return importRefusal.notADocx(fileName, kind);
  return format === 'pdf' ? importRefusal.notAPdf(fileName, kind) : importRefusal.textEncoding(fileName);
};

const chooseFormat = (bytes: Uint8Array, fileName: string): Result<PolicyFormat> => {
  const kind = sniff(bytes);
  if (kind === 'ole') return importRefusal.oldWord(fileName);
  const format = promised(extensionOf(fileName), kind);
  if (format === undefined) return importRefusal.formatUnknown(fileName);
  return KEEPS[format].includes(kind) ? accept(format) : broken(format, fileName, kind);
};

const readSource = async (bytes: Uint8Array, fileName: string, format: PolicyFormat): Promise<Result<ReadSource>> => {
  switch (format) {
    case 'docx':
      return readDocxSource(bytes, fileName);
    case 'pdf':
      return readPdfSource(bytes, fileName);
    case 'txt':
    case 'md':
      return readTextSource(bytes, fileName);
  }
};

const tooMuch = (source: ReadSource): boolean =>
  source.lines.length > IMPORT_LIMITS.lines ||
  source.lines.reduce((sum, line) => sum + line.text.length, 0) > IMPORT_LIMITS.textChars;

const checkSize = (bytes: Uint8Array, fileName: string): Result<true> => {
  if (bytes.length === 0) return importRefusal.empty(fileName);
  if (bytes.length > IMPORT_LIMITS.fileBytes)
    return importRefusal.tooLarge(fileName, IMPORT_LIMITS.fileBytes / 1024 / 1024);
  return accept(true);
};

/**
 * Reads a policy document (.docx, .pdf, .txt, .md; at most 20 MB) into sections, metadata, findings and questions.
 * Deterministic, no network, nothing written. Refuses with an `IMPORT.*` code whose message names the file and the cure.
 */
export const readPolicyDocument = async (
  bytes: Uint8Array,
  fileName: string,
  options: ReadPolicyOptions = {},
): Promise<Result<PolicyReading>> => {
  const name = baseName(fileName);
  const size = checkSize(bytes, name);
  if (!size.ok) return size;
  const format = chooseFormat(bytes, name);
  if (!format.ok) return format;
  const source = await readSource(bytes, name, format.value);
  if (!source.ok) return source;
  if (source.value.lines.every((line) => line.text.trim() === '')) return importRefusal.empty(name);
  if (tooMuch(source.value)) return importRefusal.tooLarge(name, IMPORT_LIMITS.fileBytes / 1024 / 1024);
  const bounded = { ...source.value, lines: boundLines(source.value.lines) };
  const parsed = parseDocument(bounded, { fileName: name, ownSchoolName: options.ownSchoolName });
  return accept({
    title: parsed.title,
    languages: parsed.languages,
    owner: parsed.owner,
    sections: parsed.sections.map(({ number, heading, level }) => ({ number, heading, level })),
    approvals: parsed.approvals,
    lastReviewed: parsed.lastReviewed,
    nextReviewDue: parsed.nextReviewDue,
    reviewCycleMonths: parsed.reviewCycleMonths,
    versions: parsed.versions,
    amendments: parsed.amendments,
    audience: parsed.audience,
    findings: checkPolicy(parsed, options),
    unsure: parsed.unsure,
    sectionBodies: sectionBodies(parsed.sections),
    text: parsed.lines.map((line) => line.text).join('\n'),
    format: format.value,
    contentHash: `sha256:${createHash('sha256').update(bytes).digest('hex')}`,
  });
};
