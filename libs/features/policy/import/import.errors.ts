import { refuse, type Result } from '#platform/kernel/result.js';

const about = (code: string, message: string): Result<never> => refuse(code, message, ['file']);

/** Every refusal of the importer: it names the file and the cure. */
export const importRefusal = {
  formatUnknown: (file: string) =>
    about(
      'IMPORT.FORMAT_UNKNOWN',
      `"${file}" is not a format that can be read. Save it as .docx, .pdf, .txt or .md and try again.`,
    ),
  notADocx: (file: string, looksLike: string) =>
    about(
      'IMPORT.NOT_A_DOCX',
      `"${file}" is called .docx but is ${looksLike}. Open the original in a word processor and save it as .docx.`,
    ),
  oldWord: (file: string) =>
    about(
      'IMPORT.OLD_WORD',
      `"${file}" is in the Word format of before 2007, or protected by a password. Open it and save it as .docx without a password.`,
    ),
  docxDamaged: (file: string) =>
    about(
      'IMPORT.DOCX_DAMAGED',
      `"${file}" is damaged and cannot be read. Open the original and save it again as .docx.`,
    ),
  notAPdf: (file: string, looksLike: string) =>
    about('IMPORT.NOT_A_PDF', `"${file}" is called .pdf but is ${looksLike}. Export the original as PDF again.`),
  pdfDamaged: (file: string) =>
    about('IMPORT.PDF_DAMAGED', `"${file}" is damaged and cannot be read. Export the original as PDF again.`),
  pdfEncrypted: (file: string) =>
    about(
      'IMPORT.PDF_ENCRYPTED',
      `"${file}" is protected by a password. Save a copy without the password and import that.`,
    ),
  pdfNoText: (file: string) =>
    about(
      'IMPORT.PDF_NO_TEXT',
      `"${file}" has no text: its pages are pictures, probably scanned. Import the document it was printed from, or run text recognition first.`,
    ),
  pdfTooLong: (file: string, pages: number) =>
    about(
      'IMPORT.PDF_TOO_LONG',
      `"${file}" has more than ${pages} pages. Import the policy alone, without its attachments.`,
    ),
  tooLarge: (file: string, megabytes: number) =>
    about(
      'IMPORT.TOO_LARGE',
      `"${file}" is larger than ${megabytes} MB. Remove pictures or attachments, or save the policy alone, and try again.`,
    ),
  zipBomb: (file: string) =>
    about(
      'IMPORT.ZIP_BOMB',
      `"${file}" unpacks to far more than a document holds and was not opened. Save the original again as .docx.`,
    ),
  tooSlow: (file: string) =>
    about(
      'IMPORT.TOO_SLOW',
      `"${file}" took too long to read and was given up. Save it as .docx or .txt and import that.`,
    ),
  textEncoding: (file: string) =>
    about('IMPORT.NOT_TEXT', `"${file}" is not a text file. Save it as .docx, .pdf, or plain text in UTF-8.`),
  empty: (file: string) => about('IMPORT.EMPTY', `"${file}" is empty. Choose the file that holds the policy.`),
} as const;
