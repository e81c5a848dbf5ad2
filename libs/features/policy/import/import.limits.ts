/** Bounds on what is read; a policy is a few hundred kilobytes, so these are far from real ones. */
export const IMPORT_LIMITS = {
  /** Largest file, in bytes. */
  fileBytes: 20 * 1024 * 1024,
  /** Largest part of a .docx after inflating, in bytes. */
  partBytes: 24 * 1024 * 1024,
  /** Largest sum of all parts read, in bytes. */
  inflatedBytes: 48 * 1024 * 1024,
  /** Entries in the .docx container. */
  zipEntries: 2_000,
  /** A part above `ratioFloorBytes` may be at most this many times its packed size. */
  inflateRatio: 150,
  ratioFloorBytes: 4 * 1024 * 1024,
  /** Pages of a PDF. */
  pdfPages: 400,
  /** Characters of extracted text. */
  textChars: 3_000_000,
  /** Lines of extracted text. */
  lines: 60_000,
  /** Characters of one line; a longer one is cut. */
  lineChars: 3_000,
  /** Cells of one table row. */
  rowCells: 40,
  /** Elements in one XML part. */
  xmlNodes: 1_500_000,
  /** Milliseconds for the text of a PDF. */
  pdfMillis: 20_000,
} as const;
