import type { ImportPolicyInput } from '../../../../../libs/contracts/graphql/schema.types.js';
import { ask } from '../../api/graphql.js';
import { RefusedCommand, refusedBy } from '../../api/mutate.js';
import { rememberPosition } from '../../api/positions.js';
import { uploadingFetch } from '../../api/uploading-fetch.js';
import type { OnSent } from '../../api/uploading-fetch.js';
import { importMutation } from './upload.query.js';
import type { ImportAnswer } from './upload.query.js';

/** Where a stopped request is told from one that failed. */
export const STOPPED = 'UPLOAD.STOPPED';
/** The file is gone: it was renamed, moved or changed since it was chosen. */
export const UNREADABLE = 'UPLOAD.UNREADABLE';

const base64Of = (file: File): Promise<string> =>
  new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.addEventListener('load', () => {
      resolve(typeof reader.result === 'string' ? reader.result.replace(/^[^,]*,/, '') : '');
    });
    reader.addEventListener('error', () =>
      reject(new RefusedCommand(UNREADABLE, { en: 'The file cannot be read.', cy: 'Ni ellir darllen y ffeil.' })),
    );
    reader.readAsDataURL(file);
  });

interface Sending {
  readonly signal: AbortSignal;
  readonly onSent: OnSent;
}

type Imported = Extract<ImportAnswer['result'], { __typename: 'PolicyImport' }>;

/** Sends a document to be read or stored. Throws RefusedCommand on a no, and when it was stopped. */
export const sendDocument = async (
  file: File,
  input: Omit<ImportPolicyInput, 'contentBase64' | 'fileName'>,
  { signal, onSent }: Sending,
): Promise<Imported> => {
  const contentBase64 = await base64Of(file);
  try {
    const variables = { input: { ...input, fileName: file.name, contentBase64 } };
    const { result } = await ask(importMutation, variables, { signal, fetcher: uploadingFetch(onSent) });
    if (result.__typename === 'Refused') throw refusedBy(result);
    if (result.position) rememberPosition(result.position);
    return result;
  } catch (error) {
    if (signal.aborted) throw new RefusedCommand(STOPPED, { en: 'Stopped.', cy: 'Stopiwyd.' });
    throw error;
  }
};
