import { useId } from 'react';
import type { ReactNode } from 'react';
import { Button } from './button.js';
import { designMessages as words } from './messages.js';

interface ProgressProps {
  /** What is under way: "Reading the policy". */
  readonly label: string;
  /** How much of it is done, and of how much; without them nobody knows yet, and nothing is claimed. */
  readonly done?: number;
  readonly of?: number;
  /** In words, beside the bar: "312 of 1,204 rows". */
  readonly detail?: ReactNode;
  readonly onCancel?: () => unknown;
  readonly isStopping?: boolean;
}

const percentOf = (done: number | undefined, of: number | undefined): number | null =>
  done === undefined || of === undefined || of === 0 ? null : Math.floor((done / of) * 100);

/** Something that takes a while, how far it is, and the way to stop it. */
export const Progress = ({ label, done, of, detail, onCancel, isStopping = false }: ProgressProps): ReactNode => {
  const id = useId();
  const percent = percentOf(done, of);
  return (
    <div className="progress">
      <p id={id}>
        {label} {percent !== null && <span className="num soft">{words.percent({ percent })}</span>}
      </p>
      <progress aria-labelledby={id} {...(percent === null ? {} : { value: done, max: of })} />
      <p className="small soft" role="status">
        {detail}
      </p>
      {onCancel !== undefined && (
        <Button isBusy={isStopping} onClick={onCancel}>
          {isStopping ? words.stopping : words.stop}
        </Button>
      )}
    </div>
  );
};
