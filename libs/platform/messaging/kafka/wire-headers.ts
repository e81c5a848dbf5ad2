import type { Uuid } from '#platform/kernel/event.js';
import { wireRefusal, type Whose, type WireRefused } from './wire-refusal.js';

/** Names of the headers; consumers outside read them too, so none is ever renamed. */
export const HEADER = {
  contentType: 'content-type',
  epoch: 'trustlog-epoch',
  tenant: 'trustlog-tenant',
  position: 'trustlog-position',
  previousLeaf: 'trustlog-previous-leaf',
  leaf: 'trustlog-leaf',
  type: 'trustlog-type',
  schemaVersion: 'trustlog-schema-version',
} as const;

/** What the headers say, each in its proper form. */
export interface ReadHeaders {
  readonly ok: true;
  readonly logEpoch: Uuid;
  readonly tenantId: Uuid;
  readonly position: number;
  readonly previousLeaf: string;
  readonly leaf: string;
  readonly type: string;
  readonly schemaVersion: number;
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const NUMBER = /^[1-9]\d{0,15}$/;
const LEAF = /^[0-9a-f]{64}$/;
const FORM: Readonly<Record<keyof typeof HEADER, RegExp>> = {
  tenant: UUID,
  position: NUMBER,
  epoch: UUID,
  previousLeaf: LEAF,
  leaf: LEAF,
  type: /^.{1,200}$/su,
  schemaVersion: NUMBER,
  contentType: /^application\/cloudevents\+json\b/i,
};
const ORDER = Object.keys(FORM) as (keyof typeof HEADER)[];

type Given = Readonly<Record<string, unknown>>;

/** Reads all headers, or says which one is missing or has a wrong form. A header given twice is no header. */
export const readHeaders = (given: Given): ReadHeaders | WireRefused => {
  const text = (name: keyof typeof HEADER): string | null => textOf(given[HEADER[name]]);
  const good = (name: keyof typeof HEADER): string | null => {
    const value = text(name);
    return value !== null && FORM[name].test(value) ? value : null;
  };
  const position = good('position');
  const whose: Whose = { tenantId: good('tenant'), position: position === null ? null : Number(position) };
  const bad = ORDER.find((name) => good(name) === null);
  if (bad !== undefined) {
    return text(bad) === null
      ? wireRefusal('WIRE.MISSING_HEADER', `The header ${HEADER[bad]} is missing.`, whose)
      : wireRefusal('WIRE.BAD_HEADER', `The header ${HEADER[bad]} has not the form that it must have.`, whose);
  }
  const value = (name: keyof typeof HEADER): string => good(name) ?? '';
  return {
    ok: true,
    logEpoch: value('epoch'),
    tenantId: value('tenant'),
    position: Number(value('position')),
    previousLeaf: value('previousLeaf'),
    leaf: value('leaf'),
    type: value('type'),
    schemaVersion: Number(value('schemaVersion')),
  };
};

const textOf = (value: unknown): string | null => {
  if (typeof value === 'string') return value;
  return Buffer.isBuffer(value) ? value.toString() : null;
};
