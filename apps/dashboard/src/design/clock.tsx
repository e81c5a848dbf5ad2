import type { ReactNode } from 'react';
import { formatDuration, formatMoment } from '../shared/format.js';
import { designMessages as words } from './messages.js';

interface ClockProps {
  /** What must be done in time: "Tell the LADO". */
  readonly label: ReactNode;
  /** Minutes until it runs out; negative once it has; null before it is started. */
  readonly minutesLeft: number | null;
  /** When it was stopped, if it was. */
  readonly stoppedAt?: string | null | undefined;
  readonly isStoppedLate?: boolean;
}

type ClockState = 'none' | 'stopped' | 'out' | 'running';

const stateOf = ({ minutesLeft, stoppedAt }: ClockProps): ClockState => {
  if (stoppedAt !== null && stoppedAt !== undefined) return 'stopped';
  if (minutesLeft === null) return 'none';
  return minutesLeft < 0 ? 'out' : 'running';
};

const wordsFor = (state: ClockState, props: ClockProps): string => {
  const span = formatDuration(props.minutesLeft ?? 0);
  const when = formatMoment(props.stoppedAt ?? new Date(0).toISOString());
  switch (state) {
    case 'none':
      return words.notStarted;
    case 'stopped':
      return props.isStoppedLate === true ? words.stoppedLate({ when }) : words.stopped({ when });
    case 'out':
      return words.ranOut({ span });
    case 'running':
      return words.left({ span });
  }
};

/** A time by which something must be done: what is left, since when it is over, or when it was done. */
export const Clock = (props: ClockProps): ReactNode => {
  const state = stateOf(props);
  return (
    <span className={`clock ${state}`}>
      <span className="clock-label">{props.label}</span> <b>{wordsFor(state, props)}</b>
    </span>
  );
};
