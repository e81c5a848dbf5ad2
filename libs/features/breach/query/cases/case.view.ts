import type { BreachCategory, BreachOutcome, ClockBody, OutsideBody } from '#contracts/breach.events.js';
import type { LocalText } from '#contracts/local-text.js';
import type { Instant, Uuid } from '#platform/kernel/event.js';
import { londonDay } from '#platform/kernel/plain-date.js';
import { actionsOn, type BreachAction } from '../../domain/breach.actions.js';
import { clocksOf, type Clock } from '../../domain/breach.clocks.js';
import { instructionsFor } from '../../domain/breach.instructions.js';
import type { CaseDetails } from '../case-texts/case.details.js';

/** A row of the case table, its text sealed. Stays inside this layer and the resolver's hands. */
export interface CaseFound {
  readonly id: Uuid;
  readonly schoolId: Uuid;
  readonly category: BreachCategory;
  readonly status: string;
  readonly reportedAt: Date;
  readonly awareAt: Date;
  readonly happenedOn: string | null;
  readonly confidential: boolean;
  readonly outcome: BreachOutcome | null;
  readonly told: readonly { readonly to: OutsideBody; readonly toldAt: Instant }[];
  readonly setAside: readonly { readonly clock: ClockBody; readonly at: Instant }[];
  readonly closedAt: Date | null;
  readonly summary: string;
  /** Whether this asker may read it, and not only see that it is there. */
  readonly readable: boolean;
}

/** What clocks of a row are computed from. */
export type ClockedRow = Pick<CaseFound, 'category' | 'awareAt' | 'told' | 'setAside' | 'closedAt'>;

/** What is said of a case in words. */
export interface CaseTexts {
  readonly summary: string | null;
  readonly steps: readonly { readonly at: Date; readonly type: string; readonly sentence: LocalText }[];
  readonly details: CaseDetails | null;
}

/** A clock with who ended it, for who may read. */
export type ClockView = Clock & { readonly endedBy: string | null; readonly reason: string | null };

/** A case as the schema shows it. */
export interface CaseView extends Omit<CaseTexts, 'details'>, Partial<Omit<CaseDetails, 'clockNotes' | 'reportedBy'>> {
  readonly id: Uuid;
  readonly schoolId: Uuid;
  readonly category: BreachCategory;
  readonly status: string;
  readonly reportedAt: Date;
  readonly closedAt: Date | null;
  readonly happenedOn: string | null;
  readonly confidential: boolean;
  readonly readable: boolean;
  readonly clocks: readonly ClockView[];
  readonly instructions: readonly LocalText[];
  readonly outcome: BreachOutcome | null;
  readonly actions: readonly BreachAction[];
}

const NOTHING: CaseTexts = { summary: null, steps: [], details: null };

/** Clocks of a case as they stand at a moment. */
export const clocksAt = ({ category, awareAt, told, setAside, closedAt }: ClockedRow, at: Instant): readonly Clock[] =>
  clocksOf({ category, awareAt: awareAt.toISOString(), told, setAside, closedAt: closedAt?.toISOString() ?? null }, at);

const noted = (clock: Clock, details: CaseDetails | null): ClockView => {
  const running = clock.stoppedAt === null && clock.endedAt === null;
  const note = running ? undefined : details?.clockNotes.find(({ kind }) => kind === clock.kind);
  return { ...clock, endedBy: note?.by ?? null, reason: note?.reason ?? null };
};

const NO_DETAILS = { evidence: [] as const, actions: [] as const };

/** What only who may read is shown, beside the words themselves. */
const forReaders = (found: CaseFound, clocks: readonly Clock[], actorId: string, details: CaseDetails): object => {
  const { severity, handlerPersonId, handlerName, subjectName, policyId, place, evidence, reportedBy } = details;
  const { category, status, told } = found;
  return {
    ...{ severity, handlerPersonId, handlerName, subjectName, policyId, place, evidence },
    actions: actionsOn({ category, status, told, clocks, reportedBy }, actorId),
  };
};

/** When and by whom it is asked: what is still open, and what may be done. */
export interface Looker {
  readonly at: Instant;
  readonly actorId: string;
}

/** When it happened and what was found belong to those who may read; others see that it is there and where it stands. */
export const viewOf = (found: CaseFound, { at, actorId }: Looker, texts: CaseTexts = NOTHING): CaseView => {
  const { id, schoolId, category, status, reportedAt, closedAt, confidential, readable } = found;
  const clocks = clocksAt(found, at);
  const shown = readable ? texts : NOTHING;
  return {
    ...{ id, schoolId, category, status, reportedAt, closedAt, confidential, readable },
    happenedOn: readable ? found.happenedOn : null,
    outcome: readable ? found.outcome : null,
    clocks: clocks.map((clock) => noted(clock, shown.details)),
    // As they stood when the case came up: later guidance does not change what was asked of people then.
    instructions: instructionsFor(category, londonDay(reportedAt.toISOString())).steps,
    summary: shown.summary,
    steps: shown.steps,
    ...NO_DETAILS,
    ...(shown.details === null ? {} : forReaders(found, clocks, actorId, shown.details)),
  };
};
