import type { Feed } from './feed.js';

/** The feed of a process that keeps no read models: others do, on the same database, and find by themselves what to do. */
export const feedElsewhere: Feed = {
  start: () => undefined,
  appended: () => undefined,
  heal: () => undefined,
  health: () => ({ kind: 'elsewhere', state: 'ok', behind: null }),
  idle: () => Promise.resolve(),
  stop: () => Promise.resolve(),
};
