import type { BreachCategory, BreachOutcome, OutsideBody } from '#contracts/breach.events.js';
import type { Instant, Uuid } from '#platform/kernel/event.js';
import { londonDay } from '#platform/kernel/plain-date.js';
import { clocksOf, type Clock } from '../../domain/breach.clocks.js';
import { instructionsFor } from '../../domain/breach.instructions.js';

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
  readonly summary: string;
  /** Whether this asker may read it, and not only see that it is there. */
  readonly readable: boolean;
}

/** What is said of a case in words. */
export interface CaseTexts {
  readonly summary: string | null;
  readonly steps: readonly { readonly at: Date; readonly sentence: string }[];
}

/** A case as the schema shows it. */
export interface CaseView extends CaseTexts {
  readonly id: Uuid;
  readonly schoolId: Uuid;
  readonly category: BreachCategory;
  readonly status: string;
  readonly reportedAt: Date;
  readonly happenedOn: string | null;
  readonly confidential: boolean;
  readonly clocks: readonly Clock[];
  readonly instructions: readonly string[];
  readonly outcome: BreachOutcome | null;
}

const NOTHING: CaseTexts = { summary: null, steps: [] };

/** Clocks of a case as they stand at a moment. */
export const clocksAt = (
  { category, awareAt, told }: Pick<CaseFound, 'category' | 'awareAt' | 'told'>,
  at: Instant,
): readonly Clock[] => clocksOf({ category, awareAt: awareAt.toISOString(), told }, at);

/** When it happened and what was found belong to those who may read; others see that it is there and where it stands. */
export const viewOf = (found: CaseFound, at: Instant, texts: CaseTexts = NOTHING): CaseView => {
  const { id, schoolId, category, status, reportedAt, confidential, readable } = found;
  return {
    id,
    schoolId,
    category,
    status,
    reportedAt,
    confidential,
    happenedOn: readable ? found.happenedOn : null,
    outcome: readable ? found.outcome : null,
    clocks: clocksAt(found, at),
    // As they stood when the case came up: later guidance does not change what was asked of people then.
    instructions: instructionsFor(category, londonDay(reportedAt.toISOString())).steps,
    summary: readable ? texts.summary : null,
    steps: readable ? texts.steps : [],
  };
};
