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

/** What this browser tab has written; each later question must not be older than that. */
export const writtenPositions = (): readonly Position[] => written;

/** Remembers the position that a mutation has answered. */
export const rememberPosition = (position: Position): void => {
  written = later(written, position);
};

/** Forgets them: another person signs in. */
export const forgetPositions = (): void => {
  written = [];
};
