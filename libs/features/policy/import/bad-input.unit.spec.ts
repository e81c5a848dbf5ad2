import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { strToU8, zipSync } from 'fflate';
import { IMPORT_LIMITS } from './import.limits.js';
import { readPolicyDocument } from './read-policy-document.js';
import { buildDocx } from './testing/build-docx.js';
import { buildPdf } from './testing/build-pdf.js';

/** Of processor time, which a busy machine does not lengthen; what grows with the square of a text needs minutes. */
const CPU_MS = 10_000;

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

const refusalOf = async (bytes: Uint8Array, name: string) => {
  const result = await readPolicyDocument(bytes, name);
  if (result.ok) throw new Error('was read');
  return result.refusal;
};

const PNG = Uint8Array.from([
  0x89,
  0x50,
  0x4e,
  0x47,
  0x0d,
  0x0a,
  0x1a,
  0x0a,
  ...Array.from({ length: 200 }, (_all, at) => at),
]);

describe('a file that is not what it is called', () => {
  it.each<[string, string, Uint8Array]>([
    ['IMPORT.NOT_A_DOCX', 'policy.docx', PNG],
    ['IMPORT.NOT_A_DOCX', 'policy.docx', bytesOf('%PDF-1.4 and so on')],
    ['IMPORT.NOT_A_DOCX', 'policy.docx', bytesOf('only text')],
    ['IMPORT.NOT_A_DOCX', 'policy.docx', zipSync({ 'xl/workbook.xml': strToU8('<a/>') })],
    ['IMPORT.OLD_WORD', 'policy.docx', Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])],
    ['IMPORT.OLD_WORD', 'policy.doc', Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])],
    ['IMPORT.NOT_A_PDF', 'policy.pdf', PNG],
    ['IMPORT.NOT_TEXT', 'policy.txt', PNG],
    ['IMPORT.FORMAT_UNKNOWN', 'policy.odt', bytesOf('words')],
    ['IMPORT.FORMAT_UNKNOWN', 'policy.png', PNG],
    ['IMPORT.EMPTY', 'policy.txt', new Uint8Array(0)],
    ['IMPORT.EMPTY', 'policy.txt', bytesOf(' \n\n \t ')],
    ['IMPORT.EMPTY', 'policy.docx', buildDocx([''])],
    [
      'IMPORT.DOCX_DAMAGED',
      'policy.docx',
      zipSync({ '[Content_Types].xml': strToU8('<Types/>'), 'word/document.xml': strToU8('<w:document><w:body>') }),
    ],
    ['IMPORT.DOCX_DAMAGED', 'policy.docx', buildDocx(['Words enough to be cut in the middle.']).slice(0, 300)],
    ['IMPORT.PDF_DAMAGED', 'policy.pdf', bytesOf('%PDF-1.7\nnothing else')],
  ])('is refused as %s: %s', async (code, name, bytes) => {
    const refusal = await refusalOf(bytes, name);
    expect(refusal.code).toBe(code);
    expect(refusal.message).toContain(name);
    expect(refusal.path).toEqual(['file']);
  });

  it('is named without its folders', async () => {
    expect((await refusalOf(PNG, '/home/clerk/secret/policy.docx')).message).not.toContain('secret');
  });
});

describe('a PDF that cannot be read', () => {
  it('is refused when it asks for a password', async () => {
    const pdf = buildPdf([[{ text: 'Behaviour Policy of the school', x: 70, y: 700 }]], { encrypted: true });
    expect((await refusalOf(pdf, 'locked.pdf')).code).toBe('IMPORT.PDF_ENCRYPTED');
  });

  it('is refused when its pages are pictures, and says that it has no text', async () => {
    const refusal = await refusalOf(buildPdf([[], []]), 'scan.pdf');
    expect(refusal.code).toBe('IMPORT.PDF_NO_TEXT');
    expect(refusal.message).toContain('has no text');
  });

  it('is refused when it has too many pages', async () => {
    const pages = Array.from({ length: IMPORT_LIMITS.pdfPages + 1 }, () => [{ text: 'Page', x: 70, y: 700 }]);
    expect((await refusalOf(buildPdf(pages), 'long.pdf')).code).toBe('IMPORT.PDF_TOO_LONG');
  });
});

describe('a file that is too large', () => {
  it('is refused at 50 MB before anything of it is read', async () => {
    const large = new Uint8Array(50 * 1024 * 1024);
    large.set(bytesOf('%PDF-1.4'));
    // Whoever had looked inside would say that it cannot be read.
    expect((await refusalOf(large, 'large.pdf')).code).toBe('IMPORT.TOO_LARGE');
    expect((await refusalOf(large.subarray(0, 1_024), 'small.pdf')).code).not.toBe('IMPORT.TOO_LARGE');
  });

  it('is refused when it unpacks to far more than it holds', async () => {
    const bomb = zipSync({
      '[Content_Types].xml': strToU8('<Types/>'),
      'word/document.xml': new Uint8Array(60 * 1024 * 1024).fill(0x20),
    });
    expect(bomb.length).toBeLessThan(200_000);
    expect((await refusalOf(bomb, 'bomb.docx')).code).toBe('IMPORT.ZIP_BOMB');
  });

  it('does not inflate what it does not need', async () => {
    const parts = buildDocx(['Behaviour Policy', 'Approved by: Governors']);
    expect((await readPolicyDocument(parts, 'ok.docx')).ok).toBe(true);
    const many = Object.fromEntries(
      Array.from({ length: IMPORT_LIMITS.zipEntries + 1 }, (_all, at) => [`word/media/${at}.png`, new Uint8Array(1)]),
    );
    expect((await refusalOf(zipSync(many), 'many.docx')).code).toBe('IMPORT.ZIP_BOMB');
  });
});

describe('anything at all', () => {
  const formats = fc.constantFrom('a.txt', 'a.md', 'a.docx', 'a.pdf', 'a', 'a.doc');

  it('is read or refused, and never throws: bytes', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 400 }), formats, async (bytes, name) => {
        const result = await readPolicyDocument(bytes, name);
        expect(result.ok || result.refusal.code.startsWith('IMPORT.')).toBe(true);
      }),
      { numRuns: 150 },
    );
  });

  const pieces = fc.constantFrom(
    'Approved by:',
    'Governors',
    '12/03/2024',
    '31/02/2024',
    'Review',
    'Annually',
    'Appendix A',
    '1.',
    '1.1',
    '5:0',
    'Contents',
    '....... 3',
    '|',
    '\t',
    '\n',
    '\n\n',
    '# ',
    '- ',
    'Data Protection Act 1998',
    'Version',
    'Date',
    'Author',
    'Changes',
    'Signed: ____',
    '(',
    ')',
    '[insert',
    ']',
    'Ysgol',
    'Norton School',
    'Summer term',
    '…',
    '\u0000',
    '**',
    '_',
    ':',
    'http://',
  );

  it('is read or refused, and never throws: the words of policies in any order', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.oneof(pieces, fc.string({ maxLength: 12 })), { maxLength: 60 }),
        formats,
        async (words, name) => {
          const text = words.join(' ');
          const result = await readPolicyDocument(bytesOf(text), name, { today: '2026-01-01' });
          if (result.ok) expect(result.value.findings.every((one) => one.line === null || one.line >= 1)).toBe(true);
          const docx = await readPolicyDocument(
            buildDocx(words.map((word) => word.replace(/[^\x20-\x7e\n\t]/g, ' '))),
            'a.docx',
          );
          expect(docx.ok || docx.refusal.code.startsWith('IMPORT.')).toBe(true);
        },
      ),
      { numRuns: 120 },
    );
  });

  it.each([
    ['spaces', ' '.repeat(50_000)],
    ['dots', '.'.repeat(50_000)],
    ['digits', '1'.repeat(50_000)],
    ['one word', 'a'.repeat(50_000)],
    ['capitals', 'School '.repeat(5_000)],
    ['colons', 'Date: '.repeat(5_000)],
    ['numbers', '1.1 '.repeat(5_000)],
    ['brackets', '[insert '.repeat(3_000)],
    ['dates', '1 May 2024 '.repeat(3_000)],
    ['stars', '**a '.repeat(5_000)],
    ['tabs', 'a\t'.repeat(5_000)],
  ])('is read in time, even %s', async (_name, text) => {
    const spent = process.cpuUsage();
    await readPolicyDocument(bytesOf(`Policy\n\n${text}`), 'a.txt');
    expect(process.cpuUsage(spent).user / 1_000).toBeLessThan(CPU_MS);
  });
});
