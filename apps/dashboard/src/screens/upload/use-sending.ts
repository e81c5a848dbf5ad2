import { useRef, useState } from 'react';
import type { ImportPolicyInput } from '../../../../../libs/contracts/graphql/schema.types.js';
import { sendDocument } from './send-document.js';

/** How far a document is on its way; null while nothing is under way. */
export interface Sent {
  readonly done: number;
  readonly of: number;
  readonly isStopping: boolean;
}

/** Sends a document, tells how far it is, and stops at the reader's wish. */
export const useSending = () => {
  const [sent, setSent] = useState<Sent | null>(null);
  const running = useRef<AbortController | null>(null);
  const send = async (file: File, input: Omit<ImportPolicyInput, 'contentBase64' | 'fileName'>) => {
    const control = new AbortController();
    running.current = control;
    setSent({ done: 0, of: file.size, isStopping: false });
    try {
      const onSent = (done: number, of: number): void => setSent({ done, of, isStopping: control.signal.aborted });
      return await sendDocument(file, input, { signal: control.signal, onSent });
    } finally {
      running.current = null;
      setSent(null);
    }
  };
  const stop = (): void => {
    setSent((now) => now && { ...now, isStopping: true });
    running.current?.abort();
  };
  return { sent, send, stop };
};
