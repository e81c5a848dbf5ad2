import type { Instant, Uuid } from '#platform/kernel/event.js';
import type { Actor } from '#platform/auth/actor.js';

/** Parametrised SQL against read tables, bound by row-level security to the scope it was opened for. */
export interface ReadSql {
  <Row extends object>(text: string, values?: readonly unknown[]): Promise<Row[]>;
}

/** What one question may see, and when. */
export interface ReadScope {
  readonly sql: ReadSql;
  /** The tenants whose rows are visible: one for a school's question, the members at `asOf` for a group's. */
  readonly tenants: readonly Uuid[];
  /** The instant the question is about: `asOf`, or now. Deadlines and statuses are computed against it. */
  readonly at: Instant;
  /** True when `asOf` was given. */
  readonly past: boolean;
  /**
   * SQL for "the row held at the asked time", to be put behind WHERE or AND: `held('c')` for alias c.
   * Present: `c.to_at = 'infinity'`; past: `c.from_at <= $asOf AND c.to_at > $asOf` with the checked literal inlined.
   */
  readonly held: (alias: string) => string;
}

/** A position that an answer must not be older than. */
export interface MinPosition {
  readonly tenant: Uuid;
  readonly position: number;
}

export interface Question {
  readonly actor: Actor;
  readonly asOf?: Instant | null;
  readonly minPosition?: readonly MinPosition[] | null;
}

/** One REPEATABLE READ READ ONLY transaction per question; row-level security by `SET LOCAL app.tenants`. */
export interface ReadStore {
  ask<Answer>(question: Question, answer: (scope: ReadScope) => Promise<Answer>): Promise<Answer>;
}
