import type { Viewer } from '../../../../../libs/contracts/graphql/schema.types.js';
import { freshKey } from '../../api/mutate.js';
import { whenAllDropped } from '../../design/drafts.js';
import type { Reading } from './upload.query.js';

/** What the document is to become. */
export interface Target {
  readonly schoolId: string;
  /** Code of the category; empty for a new version, which keeps its policy's. */
  readonly category: string;
  /** Empty for a new policy. */
  readonly policyId: string;
}

/** A document that was read and is not stored yet. */
export interface UploadSession {
  /** Whose it is: somebody else who signs in in this tab finds nothing. */
  readonly who: string;
  /** Sent with the draft: the same key stores once, however often it is sent. */
  readonly key: string;
  readonly target: Target;
  readonly file: { readonly name: string; readonly size: number };
  readonly reading: Reading;
  /** By field of the form. */
  readonly answers: Readonly<Record<string, string>>;
}

const KEY = 'trustlog.upload';

// The document itself stays in memory: no copy of a draft is left behind on a shared computer.
let chosen: File | null = null;

/** Storage may be switched off or full; then a reload begins anew. */
const guarded = <Value>(act: () => Value, otherwise: Value): Value => {
  try {
    return act();
  } catch {
    return otherwise;
  }
};

/** Somebody, as far as their session storage goes. */
export const whoOf = ({ tenantId, personId }: Pick<Viewer, 'tenantId' | 'personId'>): string =>
  `${tenantId}/${personId ?? ''}`;

/** The document that was chosen, as long as this page has not been loaded anew. */
export const chosenFile = (): File | null => chosen;

/** Remembers a document for the last page. */
export const chooseFile = (file: File): void => {
  chosen = file;
};

/** What this person had read in this tab and not stored yet; it survives Back and a reload, and ends with the tab. */
export const openSession = (who: string): UploadSession | null => {
  const found = guarded(() => JSON.parse(sessionStorage.getItem(KEY) ?? 'null') as UploadSession | null, null);
  if (found === null || found.who === who) return found;
  endSession();
  return null;
};

/** Keeps it. */
export const keepSession = (session: UploadSession): void =>
  guarded(() => sessionStorage.setItem(KEY, JSON.stringify(session)), undefined);

/** Begins with what was read of a document. */
export const beginSession = (who: string, target: Target, file: File, reading: Reading): UploadSession => {
  const read = { name: file.name, size: file.size };
  const session = { who, key: freshKey(), target, file: read, reading, answers: {} };
  chooseFile(file);
  keepSession(session);
  return session;
};

/** It was stored, or given up. */
export const endSession = (): void => {
  chosen = null;
  guarded(() => sessionStorage.removeItem(KEY), undefined);
};

/** Whether a file chosen again is the one that was read. */
export const isSameFile = (file: Pick<File, 'name' | 'size'>, { file: read }: Pick<UploadSession, 'file'>): boolean =>
  file.name === read.name && file.size === read.size;

whenAllDropped(endSession);
