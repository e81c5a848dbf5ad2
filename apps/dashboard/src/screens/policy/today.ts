import { useMoment } from '../../api/use-answer.js';
import { londonClock } from '../../shared/as-of.js';

/** Today's day in London. */
export const londonToday = (): string => londonClock(Date.now()).slice(0, 10);

/** The day that the page is about: today, or that of the moment in the address. */
export const useDay = (): string => {
  const moment = useMoment();
  return moment.kind === 'at' ? londonClock(Date.parse(moment.instant)).slice(0, 10) : londonToday();
};
