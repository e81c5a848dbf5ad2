import type { JsonObject } from '#platform/kernel/json.js';
import { isErased } from '#platform/sealing/sealing.js';

/** Name of a person by the id in a field of the fact; null: erased, not recorded, or no person. */
export type NameOf = (id: unknown) => string | null;

/** What an opened field says; a destroyed key says when and by which rule, never nothing. */
export const wordsOf = (value: unknown): string => {
  if (isErased(value)) return `(erased on ${value.erasedOn}: ${value.rule})`;
  return typeof value === 'string' ? value : '';
};

const by = (name: string | null): string => (name === null ? '' : ` by ${name}`);
const closing = (text: string): string => (text === '' || /[.!?)]$/.test(text) ? text : `${text}.`);
const also = (text: string): string => (text === '' ? '' : ` ${closing(text)}`);

const moment = (instant: unknown): string =>
  new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeStyle: 'short', timeZone: 'Europe/London' }).format(
    new Date(String(instant)),
  );

const KILOBYTE = 1024;
const sizeOf = (bytes: unknown): string => `${String(Math.ceil(Number(bytes) / KILOBYTE))} kB`;

type Sentence = (body: JsonObject, nameOf: NameOf) => string;

const SENTENCES: Readonly<Record<string, Sentence>> = {
  // Who asked for confidence is not named, not even to those who handle the case.
  BreachReported: (body, nameOf) =>
    body['confidential'] === true ? 'Reported in confidence.' : `Reported${by(nameOf(body['reportedBy']))}.`,
  BreachTriaged: (body, nameOf) => {
    const handler = nameOf(body['handlerPersonId']);
    const handled = handler === null ? '' : `; handled by ${handler}`;
    return `Taken up as ${wordsOf(body['severity'])}${by(nameOf(body['triagedBy']))}${handled}.${also(wordsOf(body['note']))}`;
  },
  BreachEscalated: (body) => {
    const reference = wordsOf(body['reference']);
    const told = `${wordsOf(body['to']).replace(/_/g, ' ')} was told on ${moment(body['toldAt'])}`;
    return `${told}${reference === '' ? '' : `, reference ${reference}`}.`;
  },
  MeasureRecorded: (body, nameOf) => `Measure${by(nameOf(body['recordedBy']))}: ${closing(wordsOf(body['measure']))}`,
  EvidenceAttached: (body, nameOf) => {
    const file = `${wordsOf(body['fileName'])}, ${wordsOf(body['contentType'])}, ${sizeOf(body['size'])}`;
    const hash = `SHA-256 ${wordsOf(body['sha256'])}`;
    return `Evidence${by(nameOf(body['attachedBy']))}: ${closing(wordsOf(body['description']))} (${file}, ${hash})`;
  },
  OutcomeRecorded: (body, nameOf) =>
    `Found ${wordsOf(body['outcome']).toLowerCase()}${by(nameOf(body['decidedBy']))}: ${closing(wordsOf(body['reason']))}`,
  BreachClosed: (body, nameOf) => `Closed${by(nameOf(body['closedBy']))}.`,
  ConfidentialRecordRead: (body, nameOf) => `Read${by(nameOf(body['by']))}.`,
};

/** A fact of a case as a plain sentence, its body opened. */
export const stepSentence = (type: string, body: JsonObject, nameOf: NameOf): string =>
  SENTENCES[type]?.(body, nameOf) ?? '';
