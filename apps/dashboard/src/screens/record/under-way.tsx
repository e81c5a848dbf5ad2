import { useState } from 'react';
import type { ReactNode } from 'react';
import type { RecordState } from '../../../../../libs/contracts/graphql/schema.types.js';
import { carryOut, freshKey } from '../../api/mutate.js';
import { Notice } from '../../design/notice.js';
import { Progress } from '../../design/progress.js';
import { useProgress } from '../../shared/use-progress.js';
import { recordMessages as words } from './messages.js';
import { isUnderWay } from './record-words.js';
import { stopRebuildMutation } from './record.query.js';

/** What is being made anew, how far it is, and the way to stop it. */
export const UnderWay = ({
  records,
  nameOf,
  mayStop,
  refetch,
  answer,
}: {
  records: readonly RecordState[];
  nameOf: (record: RecordState) => string;
  mayStop: boolean;
  refetch: () => unknown;
  /** Another object with each answer that came. */
  answer: unknown;
}): ReactNode => {
  const running = records.filter(({ rebuild }) => isUnderWay(rebuild));
  const [failed, setFailed] = useState(false);
  useProgress(running.length > 0, answer, refetch);
  if (running.length === 0) return null;
  const stop = async (tenantId: string, rebuildId: string): Promise<void> => {
    try {
      await carryOut(stopRebuildMutation, { input: { tenantId, rebuildId, idempotencyKey: freshKey() } });
      setFailed(false);
      await refetch();
    } catch {
      setFailed(true);
    }
  };
  return (
    <section aria-labelledby="under-way">
      <h2 id="under-way">{words.underWay}</h2>
      {failed && <Notice kind="error">{words.stopFailed}</Notice>}
      {running.map((record) => {
        const { rebuild, tenantId } = record;
        if (!isUnderWay(rebuild)) return null;
        const { id, done, of, status } = rebuild;
        return (
          <Progress
            key={id}
            label={words.progressOf({ name: nameOf(record) })}
            done={done}
            of={of}
            detail={words.progressDetail({ done, of })}
            isStopping={status === 'STOPPING'}
            {...(mayStop ? { onCancel: () => stop(tenantId, id) } : {})}
          />
        );
      })}
    </section>
  );
};
