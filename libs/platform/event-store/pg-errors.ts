import { EventStoreError } from './event-store.js';

/** The five characters of SQLSTATE, or null when the error is not the server's. */
export const sqlState = (error: unknown): string | null => {
  const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : null;
  return typeof code === 'string' && /^[0-9A-Z]{5}$/.test(code) && 'severity' in (error as object) ? code : null;
};

/**
 * Whether the server may or may not have done what was asked: the connection failed (08), an operator or a crash ended
 * it (57P), resources ran out (53), the server is broken (XX), or there was no answer at all.
 */
export const isLost = (error: unknown): boolean => {
  const state = sqlState(error);
  return state === null || /^(08|57P|53|XX)/.test(state);
};

/** Runs a read; a lost database is thrown as `STORE.UNAVAILABLE`, anything else as it is. */
export const reading = async <Value>(read: () => Promise<Value>, onLost: () => void): Promise<Value> => {
  try {
    return await read();
  } catch (error) {
    if (error instanceof EventStoreError || !isLost(error)) throw error;
    onLost();
    throw new EventStoreError('STORE.UNAVAILABLE', 'The database cannot be reached; try again.');
  }
};
