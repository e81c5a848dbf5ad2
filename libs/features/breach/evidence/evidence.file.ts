import { sha256Of } from '#platform/evidence/sealed-files.js';
import { accept, type Result } from '#platform/kernel/result.js';
import {
  evidenceEmpty,
  evidenceKindUnknown,
  evidenceNotBase64,
  evidenceTooLarge,
} from '../domain/breach.evidence.errors.js';
import { LARGEST_EVIDENCE } from '../domain/breach.handle.decide.js';
import { kindOf } from './evidence.kind.js';

/** A file that may be kept. */
export interface EvidenceFile {
  readonly bytes: Uint8Array;
  readonly contentType: string;
  readonly sha256: string;
}

const BASE64 = /^[A-Za-z0-9+/]*={0,2}$/;

/** Line breaks in base64 add two in every 78 characters; anything beyond is larger than the largest file. */
const LONGEST_TEXT = Math.ceil((LARGEST_EVIDENCE * 4) / 3) * 1.05;

/** Decodes a file and checks what it is by its content. Only for cases of which `evidenceRefusal` says null. */
export const readEvidence = (contentBase64: string): Result<EvidenceFile> => {
  if (contentBase64.length > LONGEST_TEXT) return evidenceTooLarge();
  const text = contentBase64.replace(/\s+/g, '');
  if (text.length % 4 !== 0 || !BASE64.test(text)) return evidenceNotBase64();
  const bytes = new Uint8Array(Buffer.from(text, 'base64'));
  if (bytes.length === 0) return evidenceEmpty();
  if (bytes.length > LARGEST_EVIDENCE) return evidenceTooLarge();
  const contentType = kindOf(bytes);
  return contentType === null ? evidenceKindUnknown() : accept({ bytes, contentType, sha256: sha256Of(bytes) });
};
