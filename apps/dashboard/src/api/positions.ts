/** A place in one tenant's record. */
export interface Position {
  readonly tenant: string;
  readonly position: number;
}

/** The later of two positions for each tenant. */
export const later = (known: readonly Position[], fresh: Position): readonly Position[] => {
  const before = known.find((one) => one.tenant === fresh.tenant);
  if (before !== undefined && before.position >= fresh.position) return known;
  return [...known.filter((one) => one.tenant !== fresh.tenant), fresh];
};

let written: readonly Position[] = [];
let announced: readonly Position[] = [];

/** What this browser tab has written; each later question must not be older than that. */
export const writtenPositions = (): readonly Position[] => written;

/** Positions that a question put now must not be older than: what was written here, and what was announced. */
export const wantedPositions = (): readonly Position[] => announced.reduce(later, written);

/** More would make the question longer and no surer: the server announces only what its answers show. */
const MOST_ANNOUNCED = 20;

/** Questions that `ask` puts are not older than these positions. They are not kept: a school may leave the group. */
export const withPositions = async <Answer>(
  positions: readonly Position[],
  ask: () => Promise<Answer>,
): Promise<Answer> => {
  announced = positions.slice(0, MOST_ANNOUNCED).map(({ tenant, position }) => ({ tenant, position }));
  try {
    return await ask();
  } finally {
    announced = [];
  }
};

/** Remembers the position that a mutation has answered. */
export const rememberPosition = (position: Position): void => {
  written = later(written, position);
};

/** Forgets them: another person signs in. */
export const forgetPositions = (): void => {
  written = [];
};
