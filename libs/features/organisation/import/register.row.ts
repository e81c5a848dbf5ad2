import type { GroupKind, SchoolDetails } from '#contracts/organisation.events.js';
import type { RowError } from '#platform/csv/csv.types.js';
import type { InBoth } from '#platform/kernel/result.js';
import type { PlainDate } from '#platform/kernel/event.js';
import { PHASE, STATUS, countryOf, trustKindOf } from './register.codes.js';
import type { RegisterCsvRow } from './register.columns.js';
import { Reading } from './register.reading.js';
import type { GroupMention, RegisterRow } from './register.types.js';

/** A row, or what is wrong with it. */
export interface ReadRow {
  readonly row: RegisterRow | null;
  readonly errors: readonly RowError[];
  readonly warnings: readonly RowError[];
}

const readUrn = (reading: Reading): string => {
  const urn = reading.cell('URN') ?? '';
  if (!/^\d{6}$/.test(urn))
    reading.wrong('URN', 'REGISTER.BAD_URN', {
      en: `"${urn}" is no URN. A URN is six digits.`,
      cy: `Nid yw "${urn}" yn URN. Chwe digid yw URN.`,
    });
  return urn;
};

const readStatus = (reading: Reading): RegisterRow['status'] => {
  const code = reading.cell('EstablishmentStatus (code)') ?? '';
  const status = STATUS.get(code);
  if (!status)
    reading.wrong('EstablishmentStatus (code)', 'REGISTER.BAD_STATUS', {
      en: `"${code}" is no status. It is 1 (open), 2 (closed), 3 (proposed to close) or 4 (proposed to open).`,
      cy: `Nid yw "${code}" yn statws. 1 (ar agor), 2 (wedi cau), 3 (i gau) neu 4 (i agor) ydyw.`,
    });
  return status ?? 'open';
};

const readLaCode = (reading: Reading): string | null => {
  const code = reading.text('LA (code)') ?? null;
  if (code !== null && !/^\d{3}$/.test(code))
    reading.wrong('LA (code)', 'REGISTER.BAD_LA', {
      en: `"${code}" is no local authority. Its code is three digits.`,
      cy: `Nid yw "${code}" yn awdurdod lleol. Tri digid yw ei god.`,
    });
  return code;
};

const readDetails = (reading: Reading, urn: string): RegisterRow['details'] => {
  const name = reading.cell('EstablishmentName') ?? '';
  if (name === '')
    reading.wrong('EstablishmentName', 'REGISTER.NAME_MISSING', {
      en: 'The school has no name. Fill it in.',
      cy: 'Nid oes enw gan yr ysgol. Llenwch ef.',
    });
  const laCode = readLaCode(reading);
  const phase = reading.text('PhaseOfEducation (code)');
  const details: Partial<SchoolDetails> & Pick<SchoolDetails, 'name' | 'urn' | 'country'> = {
    name: { en: name, cy: null },
    urn,
    country: countryOf(reading.cell('TypeOfEstablishment (code)'), laCode ?? ''),
    phase: phase == null ? phase : (PHASE.get(phase) ?? null),
    ukprn: reading.formed('UKPRN', /^\d{8}$/, { en: 'a UKPRN of eight digits', cy: 'UKPRN wyth digid' }),
    establishmentNumber: reading.formed('EstablishmentNumber', /^\d{4}$/, {
      en: 'a number of four digits',
      cy: 'rhif pedwar digid',
    }),
    establishmentType: reading.text('TypeOfEstablishment (name)'),
    laCode,
    laName: reading.text('LA (name)'),
    town: reading.text('Town'),
    postcode: reading.text('Postcode'),
    openDate: reading.date('OpenDate'),
  };
  return details;
};

interface MentionColumns {
  readonly code: 'Trusts (code)' | 'Federations (code)';
  readonly name: 'Trusts (name)' | 'Federations (name)';
  readonly what: InBoth;
  readonly two: string;
}

const TRUST: MentionColumns = {
  code: 'Trusts (code)',
  name: 'Trusts (name)',
  what: { en: 'trust', cy: 'ymddiriedolaeth' },
  two: 'REGISTER.SCHOOL_IN_TWO_TRUSTS',
};
const FEDERATION: MentionColumns = {
  code: 'Federations (code)',
  name: 'Federations (name)',
  what: { en: 'federation', cy: 'ffederasiwn' },
  two: 'REGISTER.SCHOOL_IN_TWO_FEDERATIONS',
};

const SEVERAL = /^\d+(\s*[,;|/]\s*\d+)+$/;

const checkUid = (reading: Reading, { code, what, two }: MentionColumns, uid: string): void => {
  if (SEVERAL.test(uid)) {
    reading.wrong(code, two, {
      en: `The school is in more than one ${what.en} (${uid}). It is in one at a time: leave the present one.`,
      cy: `Mae’r ysgol mewn mwy nag un ${what.cy} (${uid}). Mewn un ar y tro y mae: gadewch yr un bresennol.`,
    });
  } else if (!/^\d{1,8}$/.test(uid)) {
    reading.wrong(code, 'REGISTER.BAD_GROUP', {
      en: `"${uid}" is no UID of a ${what.en}. A UID is digits.`,
      cy: `Nid yw "${uid}" yn UID ${what.cy}. Digidau yw UID.`,
    });
  }
};

const readMention = (
  reading: Reading,
  columns: MentionColumns,
  as: { readonly kind: GroupKind; readonly recorded: boolean },
): GroupMention | null | undefined => {
  const uid = reading.text(columns.code);
  if (uid == null) return uid;
  checkUid(reading, columns, uid);
  const name = reading.text(columns.name) ?? '';
  if (name === '') {
    reading.wrong(columns.name, 'REGISTER.GROUP_NAME_MISSING', {
      en: `The ${columns.what.en} ${uid} has no name. Fill it in.`,
      cy: `Nid oes enw (${columns.what.cy} ${uid}). Llenwch ef.`,
    });
  }
  return { uid, name, kind: as.kind, kindRecorded: as.recorded };
};

const readTrust = (reading: Reading): GroupMention | null | undefined => {
  const as = trustKindOf(reading.cell('TrustSchoolFlag (name)'));
  return as === null ? null : readMention(reading, TRUST, as);
};

const readFederation = (reading: Reading): GroupMention | null | undefined =>
  readMention(reading, FEDERATION, { kind: 'federation', recorded: true });

const checkOrder = (reading: Reading, opened: PlainDate | null | undefined, closed: PlainDate | null): void => {
  if (opened != null && closed !== null && closed < opened) {
    reading.warn('CloseDate', 'REGISTER.CLOSED_BEFORE_OPEN', {
      en: `The register says it closed on ${closed}, before it opened on ${opened}.`,
      cy: `Dywed y gofrestr iddi gau ar ${closed}, cyn iddi agor ar ${opened}.`,
    });
  }
};

/** Reads one row of the register by itself; what it says beside other rows is the planner's. */
export const readRegisterRow = (raw: RegisterCsvRow): ReadRow => {
  const reading = new Reading(raw);
  const urn = readUrn(reading);
  const status = readStatus(reading);
  const details = readDetails(reading, urn);
  const closeDate = reading.date('CloseDate') ?? null;
  checkOrder(reading, details.openDate, closeDate);
  const trust = readTrust(reading);
  const federation = readFederation(reading);
  const { errors, warnings } = reading;
  const closedOn = status === 'closed' ? closeDate : null;
  const row: RegisterRow = { row: raw.row, urn, details, status, closedOn, trust, federation };
  return { row: errors.length === 0 ? row : null, errors, warnings };
};
