/** How a connection ended: the code of its close; null where it never came about or broke. */
export interface Ending {
  readonly code: number | null;
  /** Whether the server has ever said a word on this page. */
  readonly everHeard: boolean;
  /** Endings in a row without a word in between, this one included. */
  readonly failures: number;
}

const UNAUTHENTICATED = 4401;
const TOO_MANY = 4429;
const FIRST_WAIT_MS = 500;
const LONGEST_WAIT_MS = 30_000;
const TOO_MANY_WAIT_MS = 60_000;
/** A school's proxy that lets no WebSocket through will not let the fourth one through. */
const TRIES = 3;

/**
 * Milliseconds until the next attempt; null: none on this page any more. Waits twice as long each time, by chance half
 * to whole of it, so that a thousand screens do not come back in the same moment. `chance` from 0 to 1.
 */
export const waitAfter = ({ code, everHeard, failures }: Ending, chance: number): number | null => {
  if (code === UNAUTHENTICATED) return null;
  if (!everHeard && failures >= TRIES) return null;
  const whole =
    code === TOO_MANY ? TOO_MANY_WAIT_MS : Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** Math.min(failures, 10));
  return Math.round(whole * (0.5 + chance / 2));
};
