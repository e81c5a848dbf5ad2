import type { Instant, PlainDate, Uuid } from '#platform/kernel/event.js';
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
  /**
   * The instant the question is about: `asOf`, or now. What is computed from it holds for that instant alone, so an
   * answer about the present that has read it is never used again: take `today`, `atUntil` or `stamp` where they do.
   */
  readonly at: Instant;
  /** That instant's day in London. An answer that has read it holds until the day is over. */
  readonly today: PlainDate;
  /** That instant, for saying in the answer when it was made, and for nothing that is computed. */
  readonly stamp: Instant;
  /** That instant, for what is computed finer than the day; `changes` says when it would first come out different. */
  readonly atUntil: <Value>(compute: (at: Instant) => Value, changes: (value: Value, at: Instant) => Instant) => Value;
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
  /** The snapshot that all questions of one request share; without it the question has one of its own. */
  readonly snapshot?: ReadSnapshot;
}

/** One state of the read models for all questions of a request, so that an answer never straddles a write. */
export interface ReadSnapshot {
  ask<Answer>(question: Question, answer: (scope: ReadScope) => Promise<Answer>): Promise<Answer>;
  /** Says that the answer has something in it that must be asked for each time: a confidential record, a key. */
  keepNothing(): void;
}

/** One REPEATABLE READ READ ONLY transaction per question or per snapshot; row-level security by `SET LOCAL app.tenants`. */
export interface ReadStore {
  ask<Answer>(question: Question, answer: (scope: ReadScope) => Promise<Answer>): Promise<Answer>;
}
