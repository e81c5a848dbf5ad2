import { freshKey } from '../api/mutate.js';

/** What somebody has begun to fill in, with the key that makes sending it twice the same as once. */
export interface Draft<Values> {
  readonly values: Values;
  readonly idempotencyKey: string;
}

// In memory alone: a report about a colleague must not stay behind on a shared computer.
const drafts = new Map<string, Draft<unknown>>();
const keepers: (() => void)[] = [];

/** The draft of this name, or a new one. A name always stands for the same form. */
export const openDraft = <Values>(name: string, initial: Values): Draft<Values> =>
  (drafts.get(name) as Draft<Values> | undefined) ?? { values: initial, idempotencyKey: freshKey() };

/** Keeps a draft while this page is open: over a change of language, a look at another screen, and Back. */
export const keepDraft = (name: string, draft: Draft<unknown>): void => {
  drafts.set(name, draft);
};

/** What was sent or given up is forgotten. */
export const dropDraft = (name: string): void => {
  drafts.delete(name);
};

/** Forgets everything; who signs in next finds nothing. */
export const dropAllDrafts = (): void => {
  drafts.clear();
  for (const forget of keepers) forget();
};

/** Whoever keeps something of a form elsewhere is told when all of it is to be forgotten. */
export const whenAllDropped = (forget: () => void): void => {
  keepers.push(forget);
};
