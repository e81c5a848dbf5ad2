import { formatDuration } from '../../shared/format.js';
import type { BreachesAnswer } from './breaches.query.js';
import { breachesMessages as words } from './messages.js';

type Listed = Pick<BreachesAnswer['breaches'], 'totalCount' | 'countOnly' | 'firstClock'>;

/** All that match, also those that may only be counted: the figure of the overview. */
export const countedOf = ({ totalCount, countOnly }: Listed): number => totalCount + (countOnly ?? 0);

const howMany = (listed: Listed, open: boolean | null): string => {
  const total = countedOf(listed);
  if (open === null) return words.all({ total });
  return open ? words.open({ total }) : words.closed({ total });
};

const first = ({ firstClock }: Listed): string[] => {
  if (!firstClock) return [];
  const { kind, minutesLeft } = firstClock.clock;
  const clock = kind === 'ICO' ? words.clockName.ICO : words.clockName.LADO;
  const span = formatDuration(minutesLeft);
  return [minutesLeft < 0 ? words.firstOut({ clock, span }) : words.firstLeft({ clock, span })];
};

/** How many there are, which clock comes first, and how many are behind the figure and not in the list. */
export const listSentence = (listed: Listed, open: boolean | null): string => {
  const hidden = listed.countOnly ?? 0;
  const rest = [...(hidden > 0 ? [words.countOnly({ count: hidden })] : []), ...first(listed)];
  return `${[howMany(listed, open), ...rest].join('; ')}.`;
};
