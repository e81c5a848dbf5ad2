import type { LocalText } from '#contracts/local-text.js';

/** A school of the sandbox; everything about it is made up. */
export interface SandboxSchool {
  readonly key: string;
  readonly name: LocalText;
  readonly phase: 'primary' | 'secondary' | 'all-through';
  readonly urn: string | null;
  readonly welshSchoolNumber: string | null;
  readonly people: number;
  /** Share of people who sign what they are asked to. */
  readonly diligence: number;
  /** Categories whose review date has passed, with days. */
  readonly overdue: Readonly<Record<string, number>>;
  /** Categories that are due, with days left. */
  readonly due: Readonly<Record<string, number>>;
  /** Categories that were never published, or bear no review date. */
  readonly unrecorded: readonly string[];
  /** Categories with a newer version that waits for approval, with days since. */
  readonly awaiting: Readonly<Record<string, number>>;
}

/** A group of the sandbox. */
export interface SandboxGroup {
  readonly key: string;
  readonly name: LocalText;
  readonly kind: 'multi-academy-trust' | 'local-authority';
  readonly country: 'england' | 'wales';
  readonly laCode: string;
  readonly laName: string;
  readonly schools: readonly SandboxSchool[];
}

const quiet = { overdue: {}, due: {}, unrecorded: [], awaiting: {} } as const;

type Standing = Partial<Pick<SandboxSchool, 'phase' | 'overdue' | 'due' | 'unrecorded' | 'awaiting'>>;

/** Key, name with URN, how many people with the share of them who sign, and how its policies stand. */
const english = (
  key: string,
  [name, urn]: readonly [name: string, urn: number],
  [people, diligence]: readonly [people: number, diligence: number],
  rest: Standing = {},
): SandboxSchool => ({
  key,
  name: { en: name, cy: null },
  phase: 'primary',
  urn: String(urn),
  welshSchoolNumber: null,
  people,
  diligence,
  ...quiet,
  ...rest,
});

/** An English trust of twelve schools and six hundred people. */
export const TRUST: SandboxGroup = {
  key: 'harbour-and-vale',
  name: { en: 'Harbour and Vale Trust', cy: null },
  kind: 'multi-academy-trust',
  country: 'england',
  laCode: '999',
  laName: 'Harbourshire',
  schools: [
    english('dunmere', ['Dunmere Infant', 900001], [34, 0.62], {
      overdue: { 'social-media': 12 },
      due: { safeguarding: 53, 'trips-and-visits': 40 },
    }),
    english('ivy-lane', ['Ivy Lane Infant', 900002], [30, 0.58], {
      overdue: { 'health-and-safety': 31 },
      unrecorded: ['social-media'],
    }),
    english('larkrise', ['Larkrise Juniors', 900003], [38, 0.88], {
      overdue: { 'staff-conduct': 4 },
      due: { 'health-and-safety': 18, equality: 23 },
    }),
    english('fairlight', ['Fairlight High', 900004], [92, 0.84], {
      phase: 'secondary',
      awaiting: { 'social-media': 6, 'online-safety': 2 },
    }),
    english('greenway', ['Greenway Primary', 900005], [40, 0.77]),
    english('alderbrook', ['Alderbrook Primary', 900006], [42, 1], {
      due: { send: 9, complaints: 16, equality: 36 },
      unrecorded: ['curriculum'],
    }),
    english('castle-hill', ['Castle Hill Academy', 900007], [78, 0.91], {
      phase: 'secondary',
      due: { 'data-protection': 53, attendance: 52, complaints: 27, 'supporting-pupils': 45 },
    }),
    english('moorgate', ['Moorgate High', 900008], [86, 0.93], {
      phase: 'secondary',
      due: { 'social-media': 9, 'anti-bullying': 51 },
    }),
    english('birchwood', ['Birchwood School', 900009], [36, 1]),
    english('eastfield', ['Eastfield CE Primary', 900010], [38, 1], { due: { exclusions: 19 } }),
    english('holly-bank', ['Holly Bank Primary', 900011], [40, 1], {
      due: { attendance: 44, equality: 10, rse: 36 },
    }),
    english('kingsmead', ['Kingsmead Academy', 900012], [46, 1], { phase: 'all-through', due: { complaints: 15 } }),
  ],
};

const welsh = (
  key: string,
  { en, cy }: { readonly en: string; readonly cy: string },
  [number, diligence]: readonly [number: number, diligence: number],
  rest: Standing = {},
): SandboxSchool => ({
  key,
  name: { en, cy },
  phase: 'primary',
  urn: null,
  welshSchoolNumber: String(number),
  people: 24,
  diligence,
  ...quiet,
  ...rest,
});

/** A Welsh local authority, with which the trust has nothing to do; its policies are in both languages. */
export const AUTHORITY: SandboxGroup = {
  key: 'dyffryn',
  name: { en: 'Dyffryn County Council', cy: 'Cyngor Sir Dyffryn' },
  kind: 'local-authority',
  country: 'wales',
  laCode: '699',
  laName: 'Dyffryn',
  schools: [
    welsh('glan-yr-afon', { en: 'Glan yr Afon Primary', cy: 'Ysgol Gynradd Glan yr Afon' }, [6990001, 0.9], {
      overdue: { complaints: 20 },
    }),
    welsh('bryn-coed', { en: 'Bryn Coed Primary', cy: 'Ysgol Gynradd Bryn Coed' }, [6990002, 1]),
    welsh('parc-y-felin', { en: 'Parc y Felin Primary', cy: 'Ysgol Gynradd Parc y Felin' }, [6990003, 0.95], {
      due: { behaviour: 30 },
    }),
    welsh('uwchradd-dyffryn', { en: 'Dyffryn High', cy: 'Ysgol Uwchradd Dyffryn' }, [6990004, 0.8], {
      phase: 'secondary',
      unrecorded: ['rse'],
    }),
  ],
};

export const GROUPS: readonly SandboxGroup[] = [TRUST, AUTHORITY];

/** Names to draw people from; nobody is meant. */
export const GIVEN_NAMES = [
  'Amara',
  'Ben',
  'Carys',
  'Dafydd',
  'Elin',
  'Farah',
  'Gareth',
  'Hana',
  'Idris',
  'Jada',
  'Kofi',
  'Lowri',
  'Maya',
  'Nia',
  'Owen',
  'Priya',
  'Rhys',
  'Sian',
  'Tom',
  'Uma',
  'Victor',
  'Wren',
  'Yusuf',
  'Zoe',
  'Alun',
  'Bronwen',
  'Chloe',
  'Dylan',
] as const;

export const FAMILY_NAMES = [
  'Achebe',
  'Bevan',
  'Clarke',
  'Davies',
  'Ellis',
  'Farrow',
  'Grant',
  'Hughes',
  'Iqbal',
  'Jones',
  'Kaur',
  'Lewis',
  'Morgan',
  'Nash',
  'Osei',
  'Pugh',
  'Quayle',
  'Rees',
  'Shah',
  'Thomas',
  'Underwood',
  'Vaughan',
  'Whitlock',
  'Yates',
  'Zahir',
  'Price',
] as const;
