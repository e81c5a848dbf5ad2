import { describe, expect, it } from '@jest/globals';
import type { PolicyReading } from '../policy-reading.js';
import { readPolicyDocument } from '../read-policy-document.js';
import { buildDocx, paragraphXml, type DocxBlock } from '../testing/build-docx.js';
import { buildPdf, type PdfWord } from '../testing/build-pdf.js';
import { readText } from '../testing/read-text.js';

const read = async (bytes: Uint8Array, name: string): Promise<PolicyReading> => {
  const result = await readPolicyDocument(bytes, name);
  if (!result.ok) throw new Error(result.refusal.message);
  return result.value;
};

const docx = (blocks: readonly DocxBlock[], margins = {}): Promise<PolicyReading> =>
  read(buildDocx(blocks, margins), 'p.docx');

const headings = (reading: PolicyReading): string[] =>
  reading.sections.map((one) => `${one.level} ${one.number ?? '-'} ${one.heading}`);

const TEXT = 'This paragraph is long enough to be the text of a section, and it ends with a stop.';

describe('a .docx', () => {
  it('gives heading styles and automatic numbers', async () => {
    const reading = await docx([
      { text: 'Behaviour Policy', style: 'Title' },
      { text: 'Aims', style: 'Heading1', list: [1, 0] },
      TEXT,
      { text: 'Rewards', style: 'Heading2', list: [1, 1] },
      TEXT,
      { text: 'Scope', style: 'Heading1', list: [1, 0] },
      TEXT,
      { text: 'an item', list: [3, 0] },
    ]);
    expect(reading.title.en).toBe('Behaviour Policy');
    expect(headings(reading)).toEqual(['1 1 Aims', '2 1.1 Rewards', '1 2 Scope']);
    expect(reading.text).toContain('(a) an item');
  });

  it('takes bold lines of their own for headings where no style says so', async () => {
    const reading = await docx([
      { text: 'Lettings Policy', bold: true, size: 40 },
      { text: 'Purpose', bold: true },
      TEXT,
      { text: 'Charges', bold: true },
      TEXT,
    ]);
    expect(headings(reading)).toEqual(['1 - Purpose', '1 - Charges']);
  });

  it('reads headers, footers and text boxes, and each text box once', async () => {
    const box = (text: string): string => `<w:txbxContent>${paragraphXml(text)}</w:txbxContent>`;
    const reading = await docx(
      [
        {
          xml: `<w:p><w:r><mc:AlternateContent><mc:Choice>${box('Exclusion Policy')}</mc:Choice><mc:Fallback>${box('Exclusion Policy')}</mc:Fallback></mc:AlternateContent></w:r></w:p>`,
        },
        '1. Aims',
        TEXT,
      ],
      { header: ['Approved by: Governors   Date: 3 May 2024'], footer: ['Page 2 of 9', 'Next review: May 2026'] },
    );
    expect(reading.title.en).toBe('Exclusion Policy');
    expect(reading.approvals).toMatchObject([
      { body: 'Governors', approvedOn: '2024-05-03', nextReviewDue: '2026-05' },
    ]);
    expect(reading.text).not.toContain('Page 2');
    expect(reading.text.match(/Exclusion Policy/g)).toHaveLength(1);
  });

  it('leaves out deleted text, hidden text and field codes', async () => {
    const reading = await docx([
      {
        xml: '<w:p><w:del><w:r><w:delText>gone</w:delText></w:r></w:del><w:r><w:rPr><w:vanish/></w:rPr><w:t>hidden</w:t></w:r><w:r><w:instrText>PAGEREF</w:instrText></w:r><w:ins><w:r><w:t>Admissions Policy</w:t></w:r></w:ins></w:p>',
      },
      TEXT,
    ]);
    expect(reading.text.split('\n')[0]).toBe('Admissions Policy');
  });

  it('reads tables of labels, also where one cell holds several', async () => {
    const reading = await docx([
      'Charging Policy',
      {
        table: [
          ['Approved by:\nDate:', 'Finance Committee\n4 June 2024'],
          ['Owner', 'Bursar'],
          ['Next review due', 'June 2026'],
        ],
      },
      '1. Aims',
      TEXT,
    ]);
    expect(reading.approvals).toMatchObject([
      { body: 'Finance Committee', approvedOn: '2024-06-04', nextReviewDue: '2026-06' },
    ]);
    expect(reading.owner).toBe('Bursar');
  });

  it('never expands entities that the document defines', async () => {
    const reading = await docx([{ xml: '<w:p><w:r><w:t>Fire Policy &amp; &lol;</w:t></w:r></w:p>' }, TEXT]);
    expect(reading.text.split('\n')[0]).toBe('Fire Policy & &lol;');
  });
});

describe('a PDF without tags', () => {
  const column = (x: number, size: number, lines: ReadonlyArray<readonly [number, string]>, bold = false): PdfWord[] =>
    lines.map(([y, text]) => ({ x, y, text, size, bold }));
  const furniture = (page: number): PdfWord[] => [
    { text: 'Hilltop School Behaviour Policy', x: 70, y: 815 },
    { text: `Page ${page} of 2`, x: 280, y: 30 },
  ];

  it('is read by the places of its words: tables, wrapped paragraphs, headings, page furniture', async () => {
    const reading = await read(
      buildPdf([
        [
          ...furniture(1),
          ...column(70, 22, [[760, 'Behaviour Policy']], true),
          ...column(70, 11, [
            [720, 'Approved by'],
            [704, 'Date approved'],
            [688, 'Next review'],
          ]),
          ...column(220, 11, [
            [720, 'Governing Body'],
            [704, '12 March 2024'],
            [688, 'March 2026'],
          ]),
          ...column(70, 14, [[650, '1. Aims']], true),
          ...column(70, 11, [
            [630, 'We want every child in the school to feel safe and to learn well, and we know'],
            [616, 'that this begins with how adults speak to them each day.'],
          ]),
        ],
        [
          ...furniture(2),
          ...column(70, 14, [[760, '2. Scope']], true),
          ...column(70, 11, [[740, 'This policy applies to all staff of the school, wherever they may happen to be.']]),
        ],
      ]),
      'p.pdf',
    );
    expect(reading.title.en).toBe('Behaviour Policy');
    expect(headings(reading)).toEqual(['1 1 Aims', '1 2 Scope']);
    expect(reading.approvals).toMatchObject([
      { body: 'Governing Body', approvedOn: '2024-03-12', nextReviewDue: '2026-03' },
    ]);
    expect(reading.sectionBodies[0]?.text).toMatch(/^We want .* each day\.$/);
    expect(reading.text).not.toContain('Page 1');
    expect(reading.text.match(/Hilltop School Behaviour Policy/g)).toHaveLength(1);
  });
});

describe('a text file', () => {
  it('counts lines as the file has them, whatever ends them', async () => {
    const reading = await readText(`Fire Policy\r\n\r\n1. Aims\r\n\r\n${TEXT}\r\n`);
    expect(reading.sectionBodies[0]?.line).toBe(3);
  });

  it('is read in the Western code page and in UTF-16 too', async () => {
    const western = Uint8Array.from(Buffer.from('Fire Policy \n\nSt Anne\x92s School', 'latin1'));
    expect((await read(western, 'p.txt')).text).toContain('Anne’s');
    const wide = Uint8Array.from(Buffer.from('\ufeffFire Policy', 'utf16le'));
    expect((await read(wide, 'p.txt')).title.en).toBe('Fire Policy');
  });

  it('may be Markdown: headings, tables, emphasis and a list of contents', async () => {
    const reading = await readText(
      `# Fire Policy\n\n| Version | Date | Author | Changes |\n|---|---|---|---|\n| 1 | May 2024 | AB | First |\n\n## Contents\n\n- [Aims](#aims)\n- [Scope](#scope)\n\n## Aims\n\n${TEXT}\n\n### Why\n\n${TEXT}\n\n## Scope\n\n**All** staff read it, each and every year.\n`,
      {},
      'p.md',
    );
    expect(headings(reading)).toEqual(['1 - Aims', '2 - Why', '1 - Scope']);
    expect(reading.versions).toEqual([{ version: '1', date: '2024-05', author: 'AB', changes: 'First' }]);
    expect(reading.sectionBodies[2]?.text).toMatch(/^All staff/);
  });
});
