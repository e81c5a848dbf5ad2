import type { InBoth } from '#platform/kernel/result.js';
import { CsvFault, rowError } from './csv.types.js';
import type { CsvEncoding, CsvSource, RowError } from './csv.types.js';
import { decodeWindows1252 } from './windows-1252.js';

const fault = (row: number, code: string, said: InBoth): CsvFault => new CsvFault(rowError(row, code, said));

const UTF16: InBoth = {
  en: 'This file is UTF-16 ("Unicode text"). Save it again as "CSV UTF-8 (comma delimited)".',
  cy: 'UTF-16 ("Unicode text") yw’r ffeil hon. Cadwch hi eto fel "CSV UTF-8 (comma delimited)".',
};

const SIGNATURES: readonly { readonly bytes: readonly number[]; readonly code: string; readonly said: InBoth }[] = [
  {
    bytes: [0x50, 0x4b, 0x03, 0x04],
    code: 'CSV.NOT_CSV',
    said: {
      en: 'This is an Excel workbook (.xlsx), not a CSV file. Open it and save it as "CSV UTF-8 (comma delimited)".',
      cy: 'Llyfr gwaith Excel (.xlsx) yw hwn, nid ffeil CSV. Agorwch ef a’i gadw fel "CSV UTF-8 (comma delimited)".',
    },
  },
  {
    bytes: [0xd0, 0xcf, 0x11, 0xe0],
    code: 'CSV.NOT_CSV',
    said: {
      en: 'This is an old Excel workbook (.xls), not a CSV file. Open it and save it as "CSV UTF-8 (comma delimited)".',
      cy: 'Hen lyfr gwaith Excel (.xls) yw hwn, nid ffeil CSV. Agorwch ef a’i gadw fel "CSV UTF-8 (comma delimited)".',
    },
  },
  {
    bytes: [0x25, 0x50, 0x44, 0x46],
    code: 'CSV.NOT_CSV',
    said: {
      en: 'This is a PDF, not a CSV file. Ask for the list as CSV.',
      cy: 'PDF yw hwn, nid ffeil CSV. Gofynnwch am y rhestr fel CSV.',
    },
  },
  {
    bytes: [0xff, 0xfe],
    code: 'CSV.WRONG_ENCODING',
    said: UTF16,
  },
  {
    bytes: [0xfe, 0xff],
    code: 'CSV.WRONG_ENCODING',
    said: UTF16,
  },
];

const startsWith = (head: Uint8Array, bytes: readonly number[]): boolean => bytes.every((byte, i) => head[i] === byte);

const refuseOtherFiles = (head: Uint8Array): void => {
  const found = SIGNATURES.find((signature) => startsWith(head, signature.bytes));
  if (found) throw fault(1, found.code, found.said);
};

const UTF8_FOUND: RowError = rowError(1, 'CSV.WRONG_ENCODING', {
  en: 'This file is UTF-8, but Windows-1252 was expected: accented names would be garbled. Use the file as it was downloaded, or say that its encoding is utf-8.',
  cy: 'UTF-8 yw’r ffeil hon, ond disgwyliwyd Windows-1252: byddai enwau ag acenion yn cael eu llurgunio. Defnyddiwch y ffeil fel y’i lawrlwythwyd, neu dywedwch mai utf-8 yw ei hamgodiad.',
});

interface Decoder {
  readonly push: (bytes: Uint8Array) => string;
  readonly end: () => string;
}

/** Decodes Windows-1252 and watches whether the bytes were UTF-8 all along, which no real Windows-1252 text is. */
const windowsDecoder = (): Decoder => {
  const witness = new TextDecoder('utf-8', { fatal: true });
  let couldBeUtf8 = true;
  let beyondAscii = false;
  const watch = (bytes?: Uint8Array): void => {
    if (!couldBeUtf8) return;
    try {
      witness.decode(bytes, { stream: bytes !== undefined });
    } catch {
      couldBeUtf8 = false;
    }
  };
  return {
    push: (bytes) => {
      watch(bytes);
      beyondAscii ||= bytes.some((byte) => byte > 0x7f);
      return decodeWindows1252(bytes);
    },
    end: () => {
      watch();
      if (couldBeUtf8 && beyondAscii) throw new CsvFault(UTF8_FOUND);
      return '';
    },
  };
};

const NEWLINE = 0x0a;

const isUtf8 = (bytes: Uint8Array): boolean => {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
};

/** Row within `bytes` (0, 1 ...) of the first line that is not UTF-8. */
const firstBadLine = (bytes: Uint8Array): number => {
  let line = 0;
  let start = 0;
  for (let end = bytes.indexOf(NEWLINE); end >= 0; end = bytes.indexOf(NEWLINE, start)) {
    if (!isUtf8(bytes.subarray(start, end))) return line;
    line += 1;
    start = end + 1;
  }
  return line;
};

const countLines = (text: string): number => text.split('\n').length - 1;

const utf8Decoder = (): Decoder => {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let lines = 1;
  const attempt = (bytes?: Uint8Array): string => {
    try {
      const text = decoder.decode(bytes, { stream: bytes !== undefined });
      lines += countLines(text);
      return text;
    } catch {
      throw fault(lines + (bytes ? firstBadLine(bytes) : 0), 'CSV.WRONG_ENCODING', {
        en: 'This file is not UTF-8; a letter on or near this row cannot be read. Save it as "CSV UTF-8 (comma delimited)", or say that its encoding is windows-1252.',
        cy: 'Nid UTF-8 yw’r ffeil hon; ni ellir darllen llythyren ar y rhes hon neu’n agos ati. Cadwch hi fel "CSV UTF-8 (comma delimited)", neu dywedwch mai windows-1252 yw ei hamgodiad.',
      });
    }
  };
  return { push: attempt, end: () => attempt() };
};

const decoderFor = (encoding: CsvEncoding, head: Uint8Array): Decoder => {
  refuseOtherFiles(head);
  if (encoding === 'utf-8') return utf8Decoder();
  if (startsWith(head, [0xef, 0xbb, 0xbf])) throw new CsvFault(UTF8_FOUND);
  return windowsDecoder();
};

/** At least four bytes first, so that a file's signature is seen whole however small the pieces are. */
async function* withWholeHead(source: CsvSource): AsyncGenerator<Uint8Array> {
  let head: Uint8Array | null = new Uint8Array();
  for await (const piece of source) {
    if (head === null) {
      yield piece;
      continue;
    }
    head = Buffer.concat([head, piece]);
    if (head.length < 4) continue;
    yield head;
    head = null;
  }
  if (head !== null && head.length > 0) yield head;
}

/**
 * Text of a file, piece by piece.
 * @throws CsvFault for another encoding than `encoding`, for a file that is no text, and beyond `maxBytes`.
 */
export async function* decodeCsv(source: CsvSource, encoding: CsvEncoding, maxBytes: number): AsyncGenerator<string> {
  let decoder: Decoder | null = null;
  let seen = 0;
  for await (const piece of withWholeHead(source)) {
    seen += piece.length;
    if (seen > maxBytes) {
      throw fault(1, 'CSV.TOO_LARGE', {
        en: `This file is larger than ${Math.floor(maxBytes / 1_000_000)} MB. Import it in parts.`,
        cy: `Mae’r ffeil hon yn fwy na ${Math.floor(maxBytes / 1_000_000)} MB. Mewnforiwch hi fesul rhan.`,
      });
    }
    decoder ??= decoderFor(encoding, piece);
    if (piece.includes(0)) {
      throw fault(1, 'CSV.NOT_CSV', {
        en: 'This file holds bytes that no text has. Save the list as "CSV UTF-8 (comma delimited)".',
        cy: 'Mae yn y ffeil hon feitiau nad ydynt mewn unrhyw destun. Cadwch y rhestr fel "CSV UTF-8 (comma delimited)".',
      });
    }
    yield decoder.push(piece);
  }
  if (decoder) yield decoder.end();
}
