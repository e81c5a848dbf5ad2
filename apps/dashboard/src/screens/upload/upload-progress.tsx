import type { ReactNode } from 'react';
import { fileSize } from '../../design/files.js';
import { Progress } from '../../design/progress.js';
import { uploadMessages as words } from './messages.js';
import type { Sent } from './use-sending.js';

interface UploadProgressProps {
  readonly sent: Sent | null;
  /** What the server does once it has the document. */
  readonly then: 'reading' | 'storing';
  /** Absent where stopping would leave it open whether something was stored. */
  readonly onCancel?: () => void;
}

/** First how much of the document has been sent, then that the server is at work on it. */
export const UploadProgress = ({ sent, then, onCancel }: UploadProgressProps): ReactNode => {
  if (sent === null) return null;
  const { done, of, isStopping } = sent;
  const stop = onCancel === undefined ? {} : { onCancel, isStopping };
  if (done < of) {
    const detail = words.sent({ sent: fileSize(done), of: fileSize(of) });
    return <Progress label={words.sending} done={done} of={of} detail={detail} {...stop} />;
  }
  return <Progress label={words[then]} detail={then === 'reading' ? words.readingAbout : undefined} {...stop} />;
};
