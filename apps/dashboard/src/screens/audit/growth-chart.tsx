import { Link, useNavigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { EventDensity } from '../../../../../libs/contracts/graphql/schema.types.js';
import { DataTable } from '../../design/data-table.js';
import { Details } from '../../design/details.js';
import { londonClock } from '../../shared/as-of.js';
import { formatCount } from '../../shared/format.js';
import { barsOf, periodName } from './growth.js';
import type { GrowthBar } from './growth.js';
import { auditMessages as words } from './messages.js';

const HEIGHT = 44;
const WIDTH = 10;

/** A drawing for the eye and the mouse; the table below it says the same to everybody. */
const Drawing = ({ bars, nameOf }: { bars: readonly GrowthBar[]; nameOf: (bar: GrowthBar) => string }): ReactNode => {
  const navigate = useNavigate();
  const go = ({ asOf }: GrowthBar): void =>
    void navigate({ to: '.', search: (search) => ({ ...search, asOf: asOf ?? undefined }) });
  return (
    <svg
      className="growth"
      viewBox={`0 0 ${bars.length * WIDTH} ${HEIGHT}`}
      preserveAspectRatio="none"
      aria-hidden="true"
      focusable="false"
    >
      {bars.map((bar, index) => (
        <g key={bar.from} className={bar.isShown ? 'shown' : undefined} onClick={() => go(bar)}>
          <title>{words.bar({ period: nameOf(bar), events: bar.events })}</title>
          <rect className="room" x={index * WIDTH} y={0} width={WIDTH} height={HEIGHT} />
          <rect x={index * WIDTH + 0.5} y={HEIGHT * (1 - bar.height)} width={WIDTH - 1} height={HEIGHT * bar.height} />
        </g>
      ))}
    </svg>
  );
};

const MARKS = 5;

const Axis = ({ bars, nameOf }: { bars: readonly GrowthBar[]; nameOf: (bar: GrowthBar) => string }): ReactNode => {
  const every = Math.ceil(bars.length / MARKS);
  const marks = bars.filter((_, index) => index % every === 0 && index <= bars.length - every / 2);
  return (
    <div className="growth-axis soft small" aria-hidden="true">
      {marks.map((bar) => (
        <span key={bar.from}>{nameOf(bar)}</span>
      ))}
      <span>{words.today}</span>
    </div>
  );
};

/** When the record grew: bars, and the same as a table; each leads to the end of its period. */
export const GrowthChart = ({
  density,
  shown,
}: {
  /** Not there while it is asked for. */
  density: Pick<EventDensity, 'step' | 'periods'> | undefined;
  /** The day that the page is as at; null for now. */
  shown: string | null;
}): ReactNode => {
  const { step, periods = [] } = density ?? {};
  if (!step || periods.length < 2) return null;
  const bars = barsOf(step, periods, { today: londonClock(Date.now()).slice(0, 10), shown });
  const nameOf = ({ from }: GrowthBar): string => periodName(step, from);
  return (
    <figure className="growth-figure">
      <figcaption className="hidden">{words.density}</figcaption>
      <Drawing bars={bars} nameOf={nameOf} />
      <Axis bars={bars} nameOf={nameOf} />
      <Details summary={words.densityTable}>
        <DataTable
          caption={words.density}
          rows={bars.filter(({ events }) => events > 0).reverse()}
          idOf={({ from }) => `growth-${from}`}
          columns={[
            { name: words.period[step], cell: nameOf },
            { name: words.events, isNumber: true, cell: ({ events }) => formatCount(events) },
            {
              name: words.seeIt,
              cell: (bar) => (
                <Link to="." search={(search) => ({ ...search, asOf: bar.asOf ?? undefined })}>
                  {bar.asOf === null ? words.now : words.see({ period: nameOf(bar) })}
                </Link>
              ),
            },
          ]}
        />
      </Details>
    </figure>
  );
};
