import type { ReactNode } from 'react';
import { Details } from '../../design/details.js';
import { Timeline } from '../../design/timeline.js';
import type { TimelineEntry } from '../../design/timeline.js';
import { formatMoment } from '../../shared/format.js';
import { Local } from '../../shared/local.js';
import type { CaseShown } from './case.query.js';
import { caseMessages as words } from './messages.js';

type Step = CaseShown['steps'][number];

const isReading = ({ type }: Step): boolean => type === 'ConfidentialRecordRead';

const entriesOf = (steps: readonly Step[], name: string): TimelineEntry[] =>
  steps.map(({ at, sentence }, n) => ({
    id: `${name}-${n + 1}`,
    at,
    when: formatMoment(at),
    what: <Local text={sentence} />,
  }));

/** Every step of the case in plain sentences; who has read it, one press away. */
export const History = ({ steps }: Pick<CaseShown, 'steps'>): ReactNode => {
  const readings = steps.filter(isReading);
  const deeds = steps.filter((step) => !isReading(step));
  return (
    <section aria-labelledby="history-heading">
      <h2 id="history-heading">{words.history}</h2>
      <Timeline label={words.historyLabel} entries={entriesOf(deeds, 'step')} />
      {readings.length > 0 && (
        <Details summary={words.readings({ count: readings.length })}>
          <Timeline label={words.readingsLabel} entries={entriesOf(readings, 'reading')} />
        </Details>
      )}
    </section>
  );
};
