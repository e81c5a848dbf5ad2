import type { BreachAction } from '../../../../../libs/contracts/graphql/schema.types.js';
import { momentOf } from '../../shared/as-of.js';
import type { CaseShown } from './case.query.js';

type Acted = Pick<CaseShown, 'actions' | 'clocks' | 'status' | 'category'>;

/** The order in which a case is usually handled. */
const ORDER: readonly BreachAction[] = [
  'TRIAGE',
  'ESCALATE',
  'SET_CLOCK_ASIDE',
  'MEASURE',
  'ATTACH',
  'DECIDE',
  'CLOSE',
];

/** What may be done, in the order in which it is usually done. */
export const actsOf = ({ actions }: Pick<Acted, 'actions'>): readonly BreachAction[] =>
  ORDER.filter((action) => actions.includes(action));

/** The bodies whose clocks still run: to tell them, or to set the clock aside. */
export const runningBodies = ({ clocks }: Pick<Acted, 'clocks'>): readonly ('ICO' | 'LADO')[] =>
  clocks.flatMap(({ kind, status }) =>
    (status === 'RUNNING' || status === 'RUN_OUT') && (kind === 'ICO' || kind === 'LADO') ? [kind] : [],
  );

/** What the sentence of the page says that comes next. */
export type NextStep = 'police' | 'tell' | 'takeUp' | 'decide' | 'close' | 'closeOther' | 'closed';

/** The next thing to be done: what the law times comes first, and before that the police. */
export const nextStepOf = (one: Acted): NextStep => {
  if (one.status === 'CLOSED') return 'closed';
  const mayDecideHere = one.actions.includes('MEASURE');
  if (one.category === 'INDECENT_IMAGES' && !mayDecideHere) return 'police';
  if (runningBodies(one).length > 0) return 'tell';
  if (one.status === 'REPORTED') return 'takeUp';
  if (one.status !== 'DECIDED') return 'decide';
  return one.actions.includes('CLOSE') ? 'close' : 'closeOther';
};

/** When a body was told, as two fields say it; null is now. What is no moment, or still to come, is said. */
export const toldAtOf = (
  { isNow, day, time }: { readonly isNow: boolean; readonly day: string; readonly time: string },
  now: number,
): { readonly toldAt: string | null } | { readonly problem: 'unreadable' | 'future' } => {
  if (isNow) return { toldAt: null };
  const moment = /^\d\d:\d\d$/.test(time) ? momentOf(`${day}T${time}`, now) : null;
  if (moment?.kind === 'at') return { toldAt: moment.instant };
  return { problem: moment?.kind === 'future' ? 'future' : 'unreadable' };
};
