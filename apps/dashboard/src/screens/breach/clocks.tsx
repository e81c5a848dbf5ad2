import type { ReactNode } from 'react';
import { Details } from '../../design/details.js';
import { formatDuration, formatMoment } from '../../shared/format.js';
import { Local } from '../../shared/local.js';
import { clockLook } from '../breaches/clock-words.js';
import type { CaseClock } from './case.query.js';
import { caseMessages as words } from './messages.js';

const nameOf = (kind: string): string => (kind === 'ICO' ? words.clockName.ICO : words.clockName.LADO);

const standing = ({ status, minutesLeft }: CaseClock): string => {
  const span = formatDuration(minutesLeft);
  if (status === 'NOT_NEEDED') return words.clock.NOT_NEEDED;
  return status === 'NOT_TOLD' ? words.clock.NOT_TOLD : words.clock[status]({ span });
};

/** Who recorded it, under which reference or for which reason. */
const Note = ({ clock: { status, endedBy, reason } }: { clock: CaseClock }): ReactNode => (
  <>
    {endedBy && <>, {words.recordedBy({ who: endedBy })}</>}.
    {reason && <> {status === 'NOT_NEEDED' ? words.because({ reason }) : words.reference({ reference: reason })}</>}
  </>
);

/** How a clock ended that runs no more. */
const Ending = ({ clock }: { clock: CaseClock }): ReactNode => {
  const { status, stoppedAt, endedAt, minutesLeft } = clock;
  if (stoppedAt) {
    return (
      <p>
        {words.toldOn({ when: formatMoment(stoppedAt) })}
        <Note clock={clock} />
      </p>
    );
  }
  if (!endedAt) return null;
  if (status === 'NOT_TOLD') return <p>{words.endedClosed({ when: formatMoment(endedAt) })}</p>;
  return (
    <p>
      {words.asideOn({ when: formatMoment(endedAt) })}
      <Note clock={clock} /> {minutesLeft < 0 && words.asideLate}
    </p>
  );
};

/** The clocks of a case, large: what is left or how each ended, when it was due, and by which rule. */
export const Clocks = ({ clocks }: { clocks: readonly CaseClock[] }): ReactNode =>
  clocks.length > 0 && (
    <section aria-labelledby="clocks-heading">
      <h2 id="clocks-heading" className="hidden">
        {words.clocks}
      </h2>
      <div className="case-clocks">
        {clocks.map((clock) => (
          <div key={clock.kind} className={`case-clock ${clockLook[clock.status]}`}>
            <h3>{nameOf(clock.kind)}</h3>
            <p className="case-clock-left">{standing(clock)}</p>
            <p>{words.due({ when: formatMoment(clock.dueAt) })}</p>
            <Ending clock={clock} />
            <Details summary={words.rule}>
              <p>
                <Local text={clock.source} />
              </p>
              <p>{words.started({ when: formatMoment(clock.startedAt) })}</p>
            </Details>
          </div>
        ))}
      </div>
    </section>
  );
