import type { LinkProps } from '@tanstack/react-router';
import type { BreachFigure, Figure, WaitingFigure } from '../../../../../libs/contracts/graphql/schema.types.js';
import { formatDays, formatDuration, formatSince } from '../../shared/format.js';
import { wordsOf } from '../../shared/local-text.js';
import { overviewMessages as words } from './messages.js';
import type { OverviewAnswer } from './overview.query.js';

/** The line below a figure: words, and whether they are good or bad news. */
export interface Hint {
  readonly text: string;
  readonly mood: 'worse' | 'better' | 'plain';
}

/** A figure as it stands on the screen; `to` and `search` lead to exactly its rows. */
export interface FigureView {
  readonly count: number;
  readonly label: string;
  readonly hint: Hint;
  readonly to: NonNullable<LinkProps['to']>;
  readonly search: Readonly<Record<string, string>>;
}

/** When the figures are asked for, and since when they are compared. */
export interface Span {
  readonly since: string | null;
  readonly now: string;
}

/** More is always worse here: each figure counts what is not yet well. */
export const directionOf = ({ count, before }: Figure, { since, now }: Span): Hint | null => {
  if (since === null || before === null || before === undefined) return null;
  const when = formatSince(since, now);
  if (count > before) return { text: `▲ ${words.more({ number: count - before, since: when })}`, mood: 'worse' };
  if (count < before) return { text: `▼ ${words.fewer({ number: before - count, since: when })}`, mood: 'better' };
  return { text: words.same({ since: when }), mood: 'plain' };
};

const plain = (text: string): Hint => ({ text, mood: 'plain' });

const waitingHint = (figure: WaitingFigure, span: Span): Hint => {
  if (figure.count > 0 && figure.oldestDays !== null && figure.oldestDays !== undefined) {
    const span = formatDays(figure.oldestDays);
    const school = wordsOf(figure.oldestSchool);
    return plain(school === '' ? words.oldest({ span }) : words.oldestAt({ span, school }));
  }
  return directionOf(figure, span) ?? plain('');
};

const breachHint = (figure: BreachFigure, span: Span): Hint => {
  const { clock, minutesLeft } = figure;
  if (clock && minutesLeft !== null && minutesLeft !== undefined) {
    const span = formatDuration(minutesLeft);
    return minutesLeft < 0
      ? { text: words.clockOut({ clock, span }), mood: 'worse' }
      : plain(words.clockLeft({ clock, span }));
  }
  return directionOf(figure, span) ?? plain('');
};

/** The four figures, and the quieter fifth. */
export const figuresOf = (overview: OverviewAnswer['overview'], span: Span): FigureView[] => {
  const { overduePolicies, outstanding, approvalsWaiting, openBreaches, notRecorded } = overview;
  return [
    {
      count: overduePolicies.count,
      label: words.overdue({ number: overduePolicies.count }),
      hint: directionOf(overduePolicies, span) ?? plain(''),
      to: '/policies',
      search: { status: 'OVERDUE' },
    },
    {
      count: outstanding.count,
      label: words.outstanding({ number: outstanding.count }),
      hint: directionOf(outstanding, span) ?? plain(''),
      to: '/campaigns',
      search: { show: 'outstanding' },
    },
    {
      count: approvalsWaiting.count,
      label: words.approvals({ number: approvalsWaiting.count }),
      hint: waitingHint(approvalsWaiting, span),
      to: '/approvals',
      search: { status: 'WAITING' },
    },
    {
      count: openBreaches.count,
      label: words.breaches({ number: openBreaches.count }),
      hint: breachHint(openBreaches, span),
      to: '/breaches',
      search: { open: 'yes' },
    },
    {
      count: notRecorded.count,
      label: words.notRecorded,
      hint: directionOf(notRecorded, span) ?? plain(words.notRecordedHint),
      to: '/policies',
      search: { status: 'NOT_RECORDED' },
    },
  ];
};
