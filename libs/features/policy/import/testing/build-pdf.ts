/** A word on a page of a made-up PDF: points from the lower left corner. */
export interface PdfWord {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly size?: number;
  readonly bold?: boolean;
}

const escapePdf = (text: string): string => text.replace(/[\\()]/g, (mark) => `\\${mark}`);

const pageContent = (words: readonly PdfWord[]): string =>
  words
    .map(
      (word) =>
        `BT /${word.bold ? 'F2' : 'F1'} ${word.size ?? 11} Tf ${word.x} ${word.y} Td (${escapePdf(word.text)}) Tj ET`,
    )
    .join('\n');

/** A PDF without tags, one list of words a page; with `encrypted` it asks for a password that nobody knows. */
export const buildPdf = (
  pages: ReadonlyArray<readonly PdfWord[]>,
  options: { readonly encrypted?: boolean } = {},
): Uint8Array => {
  const bodies = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Count ${pages.length} /Kids [${pages.map((_page, at) => `${5 + at * 2} 0 R`).join(' ')}] >>`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>',
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica-Bold /Encoding /WinAnsiEncoding >>',
    ...pages.flatMap((words, at) => {
      const content = pageContent(words);
      return [
        `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R /F2 4 0 R >> >> /Contents ${6 + at * 2} 0 R >>`,
        `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
      ];
    }),
    ...(options.encrypted
      ? [`<< /Filter /Standard /V 1 /R 2 /P -44 /O (${'o'.repeat(32)}) /U (${'u'.repeat(32)}) >>`]
      : []),
  ];
  let text = '%PDF-1.4\n';
  const offsets = bodies.map((body, at) => {
    const offset = text.length;
    text += `${at + 1} 0 obj\n${body}\nendobj\n`;
    return offset;
  });
  const xref = text.length;
  const encrypt = options.encrypted
    ? `/Encrypt ${bodies.length} 0 R /ID [<00112233445566778899aabbccddeeff> <00112233445566778899aabbccddeeff>]`
    : '';
  text += `xref\n0 ${bodies.length + 1}\n0000000000 65535 f \n${offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('')}`;
  text += `trailer\n<< /Size ${bodies.length + 1} /Root 1 0 R ${encrypt} >>\nstartxref\n${xref}\n%%EOF\n`;
  return Uint8Array.from(text, (char) => char.charCodeAt(0) & 0xff);
};
