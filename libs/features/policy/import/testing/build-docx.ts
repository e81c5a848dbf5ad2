import { strToU8, zipSync } from 'fflate';

const escapeXml = (text: string): string => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');

/** A paragraph of a made-up document. */
export interface DocxParagraph {
  readonly text: string;
  readonly style?: string;
  readonly bold?: boolean;
  /** Size in half points. */
  readonly size?: number;
  /** `[numId, level]` of word/numbering.xml. */
  readonly list?: readonly [number, number];
}

/** A paragraph (a string is a plain one), a table, or raw XML. */
export type DocxBlock =
  string | DocxParagraph | { readonly table: readonly (readonly string[])[] } | { readonly xml: string };

const runs = (text: string, properties: string): string =>
  text
    .split('\n')
    .map((line, at) => {
      const tabs = line
        .split('\t')
        .map((part) => `<w:t xml:space="preserve">${escapeXml(part)}</w:t>`)
        .join('<w:tab/>');
      return `<w:r>${properties}${at > 0 ? '<w:br/>' : ''}${tabs}</w:r>`;
    })
    .join('');

/** The XML of a paragraph. */
export const paragraphXml = (block: string | DocxParagraph): string => {
  const one = typeof block === 'string' ? { text: block } : block;
  const style = one.style ? `<w:pStyle w:val="${one.style}"/>` : '';
  const list = one.list ? `<w:numPr><w:ilvl w:val="${one.list[1]}"/><w:numId w:val="${one.list[0]}"/></w:numPr>` : '';
  const bold = one.bold ? '<w:b/>' : '';
  const size = one.size ? `<w:sz w:val="${one.size}"/>` : '';
  return `<w:p><w:pPr>${style}${list}</w:pPr>${runs(one.text, `<w:rPr>${bold}${size}</w:rPr>`)}</w:p>`;
};

const tableXml = (rows: readonly (readonly string[])[]): string =>
  `<w:tbl>${rows
    .map(
      (row) =>
        `<w:tr>${row.map((cell) => `<w:tc>${cell.split('\n').map(paragraphXml).join('')}</w:tc>`).join('')}</w:tr>`,
    )
    .join('')}</w:tbl>`;

const blockXml = (block: DocxBlock): string => {
  if (typeof block === 'string' || 'text' in block) return paragraphXml(block);
  return 'table' in block ? tableXml(block.table) : block.xml;
};

const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';

const STYLES = `<w:styles ${W}><w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val="22"/></w:rPr></w:rPrDefault></w:docDefaults>
<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>
<w:style w:type="paragraph" w:styleId="Title"><w:name w:val="Title"/><w:rPr><w:sz w:val="56"/></w:rPr></w:style>
${[1, 2, 3].map((level) => `<w:style w:type="paragraph" w:styleId="Heading${level}"><w:name w:val="heading ${level}"/><w:basedOn w:val="Normal"/><w:pPr><w:outlineLvl w:val="${level - 1}"/></w:pPr><w:rPr><w:b/></w:rPr></w:style>`).join('')}
<w:style w:type="paragraph" w:styleId="TOC1"><w:name w:val="toc 1"/></w:style></w:styles>`;

const level = (at: number, format: string, text: string): string =>
  `<w:lvl w:ilvl="${at}"><w:start w:val="1"/><w:numFmt w:val="${format}"/><w:lvlText w:val="${text}"/></w:lvl>`;

/** List 1 counts 1. / 1.1 / 1.1.1, list 2 is bulleted, list 3 counts (a) (b). */
const NUMBERING = `<w:numbering ${W}>
<w:abstractNum w:abstractNumId="0">${level(0, 'decimal', '%1.')}${level(1, 'decimal', '%1.%2')}${level(2, 'decimal', '%1.%2.%3')}</w:abstractNum>
<w:abstractNum w:abstractNumId="1">${level(0, 'bullet', '\uf0b7')}</w:abstractNum>
<w:abstractNum w:abstractNumId="2">${level(0, 'lowerLetter', '(%1)')}</w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num><w:num w:numId="3"><w:abstractNumId w:val="2"/></w:num></w:numbering>`;

/** A .docx of the blocks given, with header and footer if wanted. */
export const buildDocx = (
  blocks: readonly DocxBlock[],
  margins: { readonly header?: readonly DocxBlock[]; readonly footer?: readonly DocxBlock[] } = {},
): Uint8Array =>
  zipSync({
    '[Content_Types].xml': strToU8('<Types/>'),
    'word/document.xml': strToU8(
      `<?xml version="1.0"?><w:document ${W}><w:body>${blocks.map(blockXml).join('')}<w:sectPr/></w:body></w:document>`,
    ),
    'word/styles.xml': strToU8(STYLES),
    'word/numbering.xml': strToU8(NUMBERING),
    ...(margins.header
      ? { 'word/header1.xml': strToU8(`<w:hdr ${W}>${margins.header.map(blockXml).join('')}</w:hdr>`) }
      : {}),
    ...(margins.footer
      ? { 'word/footer1.xml': strToU8(`<w:ftr ${W}>${margins.footer.map(blockXml).join('')}</w:ftr>`) }
      : {}),
  });
