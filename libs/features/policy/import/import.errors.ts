import { refuse, type InBoth, type Result } from '#platform/kernel/result.js';
import type { SniffedKind } from './readers/sniff.js';

const about = (code: string, said: InBoth): Result<never> => refuse(code, said, ['file']);

/** What a file is, in the words of a refusal; in Welsh after `yn`, with its soft mutation. */
const KIND_WORDS: Readonly<Record<SniffedKind, InBoth>> = {
  zip: { en: 'another kind of archive', cy: 'fath arall o archif' },
  pdf: { en: 'a PDF', cy: 'PDF' },
  ole: { en: 'an old Word file', cy: 'hen ffeil Word' },
  image: { en: 'a picture', cy: 'llun' },
  text: { en: 'plain text', cy: 'destun plaen' },
  binary: { en: 'no document that can be recognised', cy: 'rhywbeth na ellir ei adnabod fel dogfen' },
  rtf: { en: 'a rich-text file', cy: 'ffeil testun cyfoethog' },
  html: { en: 'a web page', cy: 'dudalen we' },
};

/** Every refusal of the importer: it names the file and the cure. */
export const importRefusal = {
  formatUnknown: (file: string) =>
    about('IMPORT.FORMAT_UNKNOWN', {
      en: `"${file}" is not a format that can be read. Save it as .docx, .pdf, .txt or .md and try again.`,
      cy: `Nid yw "${file}" mewn fformat y gellir ei ddarllen. Cadwch y ddogfen fel .docx, .pdf, .txt neu .md a rhowch gynnig arall arni.`,
    }),
  notADocx: (file: string, kind: SniffedKind) =>
    about('IMPORT.NOT_A_DOCX', {
      en: `"${file}" is called .docx but is ${KIND_WORDS[kind].en}. Open the original in a word processor and save it as .docx.`,
      cy: `Gelwir "${file}" yn .docx ond y mae’n ${KIND_WORDS[kind].cy}. Agorwch y gwreiddiol mewn prosesydd geiriau a’i gadw fel .docx.`,
    }),
  oldWord: (file: string) =>
    about('IMPORT.OLD_WORD', {
      en: `"${file}" is in the Word format of before 2007, or protected by a password. Open it and save it as .docx without a password.`,
      cy: `Mae "${file}" mewn fformat Word o cyn 2007, neu wedi’i diogelu gan gyfrinair. Agorwch hi a’i chadw fel .docx heb gyfrinair.`,
    }),
  docxDamaged: (file: string) =>
    about('IMPORT.DOCX_DAMAGED', {
      en: `"${file}" is damaged and cannot be read. Open the original and save it again as .docx.`,
      cy: `Mae "${file}" wedi’i difrodi ac ni ellir ei darllen. Agorwch y gwreiddiol a’i gadw eto fel .docx.`,
    }),
  notAPdf: (file: string, kind: SniffedKind) =>
    about('IMPORT.NOT_A_PDF', {
      en: `"${file}" is called .pdf but is ${KIND_WORDS[kind].en}. Export the original as PDF again.`,
      cy: `Gelwir "${file}" yn .pdf ond y mae’n ${KIND_WORDS[kind].cy}. Allforiwch y gwreiddiol fel PDF eto.`,
    }),
  pdfDamaged: (file: string) =>
    about('IMPORT.PDF_DAMAGED', {
      en: `"${file}" is damaged and cannot be read. Export the original as PDF again.`,
      cy: `Mae "${file}" wedi’i difrodi ac ni ellir ei darllen. Allforiwch y gwreiddiol fel PDF eto.`,
    }),
  pdfEncrypted: (file: string) =>
    about('IMPORT.PDF_ENCRYPTED', {
      en: `"${file}" is protected by a password. Save a copy without the password and import that.`,
      cy: `Mae cyfrinair ar "${file}". Cadwch gopi heb y cyfrinair a mewnforiwch hwnnw.`,
    }),
  pdfNoText: (file: string) =>
    about('IMPORT.PDF_NO_TEXT', {
      en: `"${file}" has no text: its pages are pictures, probably scanned. Import the document it was printed from, or run text recognition first.`,
      cy: `Nid oes testun yn "${file}": lluniau yw ei thudalennau, wedi’u sganio mae’n debyg. Mewnforiwch y ddogfen yr argraffwyd hi ohoni, neu trefnwch adnabod ei thestun yn gyntaf.`,
    }),
  pdfTooLong: (file: string, pages: number) =>
    about('IMPORT.PDF_TOO_LONG', {
      en: `"${file}" has more than ${pages} pages. Import the policy alone, without its attachments.`,
      cy: `Mae gan "${file}" fwy na ${pages} o dudalennau. Mewnforiwch y polisi ar ei ben ei hun, heb ei atodiadau.`,
    }),
  tooLarge: (file: string, megabytes: number) =>
    about('IMPORT.TOO_LARGE', {
      en: `"${file}" is larger than ${megabytes} MB. Remove pictures or attachments, or save the policy alone, and try again.`,
      cy: `Mae "${file}" yn fwy na ${megabytes} MB. Tynnwch luniau neu atodiadau, neu cadwch y polisi ar ei ben ei hun, a rhowch gynnig arall arni.`,
    }),
  zipBomb: (file: string) =>
    about('IMPORT.ZIP_BOMB', {
      en: `"${file}" unpacks to far more than a document holds and was not opened. Save the original again as .docx.`,
      cy: `Mae "${file}" yn dadbacio i lawer mwy nag sydd mewn dogfen, ac nis agorwyd. Cadwch y gwreiddiol eto fel .docx.`,
    }),
  tooSlow: (file: string) =>
    about('IMPORT.TOO_SLOW', {
      en: `"${file}" took too long to read and was given up. Save it as .docx or .txt and import that.`,
      cy: `Cymerodd "${file}" ormod o amser i’w darllen a rhoddwyd y gorau iddi. Cadwch hi fel .docx neu .txt a mewnforiwch honno.`,
    }),
  textEncoding: (file: string) =>
    about('IMPORT.NOT_TEXT', {
      en: `"${file}" is not a text file. Save it as .docx, .pdf, or plain text in UTF-8.`,
      cy: `Nid ffeil destun yw "${file}". Cadwch hi fel .docx, .pdf, neu destun plaen yn UTF-8.`,
    }),
  empty: (file: string) =>
    about('IMPORT.EMPTY', {
      en: `"${file}" is empty. Choose the file that holds the policy.`,
      cy: `Mae "${file}" yn wag. Dewiswch y ffeil sy’n cynnwys y polisi.`,
    }),
  requestTooLarge: (megabytes: number) =>
    refuse(
      'IMPORT.TOO_LARGE',
      {
        en: `The file is larger than ${String(megabytes)} MB. Remove pictures or attachments, or save the policy alone, and try again.`,
        cy: `Mae’r ffeil yn fwy na ${String(megabytes)} MB. Tynnwch luniau neu atodiadau, neu cadwch y polisi ar ei ben ei hun, a rhowch gynnig arall arni.`,
      },
      ['contentBase64'],
    ),
  notBase64: () =>
    refuse(
      'IMPORT.NOT_BASE64',
      {
        en: 'The content is not base64. Encode the bytes of the file as base64.',
        cy: 'Nid base64 yw’r cynnwys. Amgodiwch beitiau’r ffeil fel base64.',
      },
      ['contentBase64'],
    ),
} as const;
