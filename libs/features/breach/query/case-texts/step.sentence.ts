import type { LocalText } from '#contracts/local-text.js';
import type { JsonObject } from '#platform/kernel/json.js';
import { isErased } from '#platform/sealing/sealing.js';
import { codeWords, inBoth, momentIn, type Tongue } from './step.words.js';

/** Name of a person by the id in a field of the fact; null: erased, not recorded, or no person. */
export type NameOf = (id: unknown) => string | null;

/** What an opened field says; a destroyed key says when and by which rule, never nothing. */
export const wordsOf = (value: unknown, tongue: Tongue = 'en'): string => {
  if (isErased(value)) {
    const erased = tongue === 'cy' ? 'dilëwyd ar' : 'erased on';
    return `(${erased} ${value.erasedOn}: ${value.rule})`;
  }
  return typeof value === 'string' ? value : '';
};

const by = (tongue: Tongue, name: string | null): string => {
  if (name === null) return '';
  return tongue === 'cy' ? ` gan ${name}` : ` by ${name}`;
};
const closing = (text: string): string => (text === '' || /[.!?)]$/.test(text) ? text : `${text}.`);
const also = (text: string): string => (text === '' ? '' : ` ${closing(text)}`);

const codeOf = (tongue: Tongue, code: unknown): string => codeWords[String(code)]?.[tongue] ?? wordsOf(code);

const KILOBYTE = 1024;
const sizeOf = (bytes: unknown): string => `${String(Math.ceil(Number(bytes) / KILOBYTE))} kB`;

/** How a sentence is said in a language: the fact's body, and who its people are. */
interface Telling {
  readonly body: JsonObject;
  readonly tongue: Tongue;
  readonly nameOf: NameOf;
}

const pick = (tongue: Tongue, en: string, cy: string): string => (tongue === 'cy' ? cy : en);

const textIn = ({ body, tongue }: Telling, field: string): string => wordsOf(body[field], tongue);

const nameBy = ({ body, tongue, nameOf }: Telling, field: string): string => by(tongue, nameOf(body[field]));

const reported = (telling: Telling): string => {
  const { body, tongue } = telling;
  // Who asked for confidence is not named, not even to those who handle the case.
  if (body['confidential'] === true) return pick(tongue, 'Reported in confidence.', 'Adroddwyd yn gyfrinachol.');
  return `${pick(tongue, 'Reported', 'Adroddwyd')}${nameBy(telling, 'reportedBy')}.`;
};

const triaged = (telling: Telling): string => {
  const { body, tongue, nameOf } = telling;
  const handler = nameOf(body['handlerPersonId']);
  const handled = handler === null ? '' : pick(tongue, `; handled by ${handler}`, `; yn nwylo ${handler}`);
  const taken = `${pick(tongue, 'Taken up as', 'Ymgymerwyd ag ef fel un')} ${codeOf(tongue, body['severity'])}`;
  return `${taken}${nameBy(telling, 'triagedBy')}${handled}.${also(textIn(telling, 'note'))}`;
};

const escalated = (telling: Telling): string => {
  const { body, tongue } = telling;
  const told = codeOf(tongue, body['to']);
  const at = momentIn(tongue, body['toldAt']);
  const reference = textIn(telling, 'reference');
  const referred = reference === '' ? '' : `${pick(tongue, ', reference', ', cyfeirnod')} ${reference}`;
  return `${pick(tongue, `${told} was told on ${at}`, `Rhoddwyd gwybod ${told} ar ${at}`)}${referred}.`;
};

const setAside = (telling: Telling): string => {
  const { body, tongue, nameOf } = telling;
  const clock = wordsOf(body['clock']);
  const name = nameOf(body['setAsideBy']);
  const found =
    name === null
      ? pick(tongue, `The ${clock} need not be told`, `Nid oes angen rhoi gwybod i’r ${clock}`)
      : pick(
          tongue,
          `${name} found that the ${clock} need not be told`,
          `Canfu ${name} nad oes angen rhoi gwybod i’r ${clock}`,
        );
  return `${found}: ${closing(textIn(telling, 'reason'))}`;
};

const attached = (telling: Telling): string => {
  const { body, tongue } = telling;
  const about = [textIn(telling, 'fileName'), wordsOf(body['contentType']), sizeOf(body['size'])].join(', ');
  const evidence = `${pick(tongue, 'Evidence', 'Tystiolaeth')}${nameBy(telling, 'attachedBy')}`;
  return `${evidence}: ${closing(textIn(telling, 'description'))} (${about}, SHA-256 ${wordsOf(body['sha256'])})`;
};

const decided = (telling: Telling): string => {
  const { body, tongue } = telling;
  const found = `${pick(tongue, 'Found', 'Canfuwyd ei fod')} ${codeOf(tongue, body['outcome'])}`;
  return `${found}${nameBy(telling, 'decidedBy')}: ${closing(textIn(telling, 'reason'))}`;
};

const read = (telling: Telling): string => {
  const { body, tongue } = telling;
  const what = body['what'] === 'evidence' ? pick(tongue, 'A file was read', 'Darllenwyd ffeil') : null;
  return `${what ?? pick(tongue, 'Read', 'Darllenwyd')}${nameBy(telling, 'by')}.`;
};

const SENTENCES: Readonly<Record<string, (telling: Telling) => string>> = {
  BreachReported: reported,
  BreachTriaged: triaged,
  BreachEscalated: escalated,
  ClockSetAside: setAside,
  MeasureRecorded: (telling) =>
    `${pick(telling.tongue, 'Measure', 'Mesur')}${nameBy(telling, 'recordedBy')}: ${closing(textIn(telling, 'measure'))}`,
  EvidenceAttached: attached,
  OutcomeRecorded: decided,
  BreachClosed: (telling) => `${pick(telling.tongue, 'Closed', 'Caewyd')}${nameBy(telling, 'closedBy')}.`,
  ConfidentialRecordRead: read,
};

/** A fact of a case as a plain sentence in both languages, its body opened; what people wrote stays as they wrote it. */
export const stepSentence = (type: string, body: JsonObject, nameOf: NameOf): LocalText =>
  inBoth((tongue) => SENTENCES[type]?.({ body, tongue, nameOf }) ?? '');
