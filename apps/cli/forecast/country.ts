/** How much there is of everything; where it comes from: docs/scaling.md. */
export interface Country {
  readonly name: string;
  readonly tenants: number;
  readonly staff: number;
  /** Events a year. */
  readonly events: number;
  /** Events a second in the busiest hour. */
  readonly busiest: number;
}

/** Events a member of staff brings about in a year, by asking, reading, approving, reviewing: as in the sandbox. */
export const EVENTS_A_PERSON_A_YEAR = 11;

/**
 * The busiest hour that is planned for: everybody is asked to read one policy on the same day (an event of asking and
 * one of signing), and a quarter of them within one hour.
 */
const busiestOf = (staff: number): number => (2 * staff * 0.25) / 3600;

const country = (name: string, tenants: number, staff: number): Country => ({
  name,
  tenants,
  staff,
  events: staff * EVENTS_A_PERSON_A_YEAR,
  busiest: busiestOf(staff),
});

/** England's schools and groups by its register; the United Kingdom by its people, who are 1.18 times England's. */
export const COUNTRIES: readonly Country[] = [
  country('England', 25_600, 970_000),
  country('United Kingdom', Math.round(25_600 * 1.18), Math.round(970_000 * 1.18)),
  country('100 times the United Kingdom', 25_600 * 118, 970_000 * 118),
];
