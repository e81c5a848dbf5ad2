import { uploadMessages } from './messages.js';

const IMPORT = [
  'TOO_LARGE',
  'FORMAT_UNKNOWN',
  'NOT_A_DOCX',
  'OLD_WORD',
  'DOCX_DAMAGED',
  'NOT_A_PDF',
  'PDF_DAMAGED',
  'PDF_ENCRYPTED',
  'PDF_NO_TEXT',
  'PDF_TOO_LONG',
  'ZIP_BOMB',
  'TOO_SLOW',
  'NOT_TEXT',
  'EMPTY',
] as const;

/** What the server refuses of a document, in the reader's language. Read while rendering. */
export const uploadRefusals = (): Readonly<Record<string, string>> => {
  const { refused } = uploadMessages;
  return {
    ...Object.fromEntries(IMPORT.map((code) => [`IMPORT.${code}`, refused[code]])),
    'UPLOAD.STOPPED': refused.STOPPED,
    'UPLOAD.UNREADABLE': refused.UNREADABLE,
    'POLICY.DRAFT_OPEN': refused.UNPUBLISHED,
    'ACCESS.ROLE': refused.ROLE,
  };
};
