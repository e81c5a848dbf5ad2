import type { PeopleImport } from '../../../../../libs/contracts/graphql/schema.types.js';
import type { ImportPart } from './import-csv.js';

/** What is stored so far. */
export interface Stored {
  readonly parts: number;
  readonly rows: number;
  readonly registered: number;
  readonly changed: number;
  readonly posts: number;
  readonly unchanged: number;
}

export const nothingStored: Stored = { parts: 0, rows: 0, registered: 0, changed: 0, posts: 0, unchanged: 0 };

type Account = Pick<PeopleImport, 'registered' | 'changed' | 'posts' | 'unchanged'>;

const plus = (stored: Stored, account: Account, rows: number): Stored => ({
  parts: stored.parts + 1,
  rows: stored.rows + rows,
  registered: stored.registered + account.registered,
  changed: stored.changed + account.changed,
  posts: stored.posts + account.posts,
  unchanged: stored.unchanged + account.unchanged,
});

/** How a run ended: all stored, stopped by the reader, or broken off at a part that was not stored. */
export type RunEnd =
  | { readonly kind: 'done'; readonly stored: Stored }
  | { readonly kind: 'stopped'; readonly stored: Stored }
  | { readonly kind: 'broken'; readonly stored: Stored; readonly error: unknown };

/** One run of an import, part by part. What it says is stored is stored; a part under way is waited for. */
export const runImport = async (options: {
  readonly parts: readonly ImportPart[];
  /** Where an earlier run ended. */
  readonly from: Stored;
  /** Stores one part; rejects when it was not stored, or when nobody knows. */
  readonly send: (part: ImportPart, index: number) => Promise<Account>;
  readonly isStopped: () => boolean;
  readonly onStored: (stored: Stored) => void;
}): Promise<RunEnd> => {
  const { parts, send, isStopped, onStored } = options;
  let stored = options.from;
  for (const [index, part] of parts.entries()) {
    if (index < options.from.parts) continue;
    if (isStopped()) return { kind: 'stopped', stored };
    try {
      stored = plus(stored, await send(part, index), part.rows.length);
    } catch (error) {
      return { kind: 'broken', stored, error };
    }
    onStored(stored);
  }
  return { kind: 'done', stored };
};
