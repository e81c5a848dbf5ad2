import type { Country, GroupKind, Phase, SchoolStatus } from '#contracts/organisation.events.js';

/** `EstablishmentStatus (code)` of the register. */
export const STATUS: ReadonlyMap<string, SchoolStatus> = new Map([
  ['1', 'open'],
  ['2', 'closed'],
  ['3', 'closing'],
  ['4', 'proposed'],
]);

/** `PhaseOfEducation (code)` of the register. */
export const PHASE: ReadonlyMap<string, Phase> = new Map([
  ['0', 'not-applicable'],
  ['1', 'nursery'],
  ['2', 'primary'],
  ['3', 'middle-deemed-primary'],
  ['4', 'secondary'],
  ['5', 'middle-deemed-secondary'],
  ['6', 'post-16'],
  ['7', 'all-through'],
]);

const WELSH_ESTABLISHMENT = '30';
const OVERSEAS: ReadonlySet<string> = new Set(['25', '37']);

/** Authorities of Wales are numbered 660 to 681. */
const isWelshAuthority = (la: string): boolean => Number(la) >= 660 && Number(la) <= 681;

/** Country by type of establishment and local authority: the register's own column for it is mostly blank. */
export const countryOf = (typeCode: string | undefined, laCode: string): Country => {
  if (typeCode === WELSH_ESTABLISHMENT || isWelshAuthority(laCode)) return 'wales';
  return typeCode !== undefined && OVERSEAS.has(typeCode) ? 'elsewhere' : 'england';
};

/**
 * Kind of trust by the words of `TrustSchoolFlag (name)`. null for the charitable trust of a maintained school,
 * which leads no group of academies; without the words it is taken for a multi-academy trust and `recorded` is false.
 */
export const trustKindOf = (
  flag: string | undefined,
): { readonly kind: GroupKind; readonly recorded: boolean } | null => {
  const said = (flag ?? '').toLowerCase();
  if (said === 'supported by a trust') return null;
  if (said.includes('single-academy')) return { kind: 'single-academy-trust', recorded: true };
  return { kind: 'multi-academy-trust', recorded: said.includes('multi-academy') };
};
