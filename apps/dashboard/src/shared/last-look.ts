/** When a reader looked: `since` is the end of the visit before, `seen` the latest look of this one. */
export interface Looks {
  readonly since: string | null;
  readonly seen: string;
}

/** A look this long after the one before begins a new visit. */
export const VISIT_MINUTES = 30;

/** The looks after one more, now. Reloading within a visit does not wipe out what is new. */
export const lookAgain = (before: Looks | null, now: Date): Looks => {
  const seen = now.toISOString();
  if (before === null) return { since: null, seen };
  const idle = now.getTime() - Date.parse(before.seen);
  return { since: idle > VISIT_MINUTES * 60_000 ? before.seen : before.since, seen };
};

/** Reads what was stored; anything else than two instants counts as never having looked. */
export const readLooks = (stored: string | null): Looks | null => {
  try {
    const value = JSON.parse(stored ?? 'null') as Partial<Looks> | null;
    if (value === null || typeof value.seen !== 'string' || Number.isNaN(Date.parse(value.seen))) return null;
    const since = typeof value.since === 'string' && !Number.isNaN(Date.parse(value.since)) ? value.since : null;
    return { since, seen: value.seen };
  } catch {
    return null;
  }
};

const PLAYER = 'trustlog.player';
const keyOf = (player: string): string => `trustlog.looks.${player}`;

/** Storage may be switched off; then every look is the first. */
const guarded = <Value>(act: () => Value, otherwise: Value): Value => {
  try {
    return act();
  } catch {
    return otherwise;
  }
};

/** Says whose looks are counted: two people at one computer do not share them. */
export const playAs = (player: string): void => guarded(() => localStorage.setItem(PLAYER, player), undefined);

/** Notes a look and answers since when the reader has not looked; null for the first time. */
export const noteLook = (now: Date): string | null =>
  guarded(() => {
    const key = keyOf(localStorage.getItem(PLAYER) ?? 'me');
    const looks = lookAgain(readLooks(localStorage.getItem(key)), now);
    localStorage.setItem(key, JSON.stringify(looks));
    return looks.since;
  }, null);
