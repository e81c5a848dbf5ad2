import type { ErasedFields, ErasureGround } from '#contracts/retention.events.js';
import type { PlainDate, Uuid } from '#platform/kernel/event.js';
import type { RetentionState, Subject } from './retention.state.js';

/** What every deed of a person has: the post it is done in, and what the record's other stream says. */
interface Deed {
  readonly post: string;
  readonly beside: RetentionState;
  /** The person who asks, where one stands behind the credential: nobody decides on their own record. */
  readonly byPersonId: Uuid | null;
}

export interface PlaceHold extends Deed {
  readonly kind: 'PlaceHold';
  readonly holdId: Uuid;
  readonly subject: Subject;
  readonly reason: string;
}

export interface LiftHold extends Deed {
  readonly kind: 'LiftHold';
  readonly holdId: Uuid;
  readonly reason: string;
}

export interface ProposeErasure extends Deed {
  readonly kind: 'ProposeErasure';
  readonly erasureId: Uuid;
  readonly subject: Subject;
  readonly ground: ErasureGround;
  readonly rule: string;
  readonly dueOn: PlainDate | null;
  readonly reason: string;
}

export interface DecideErasure extends Deed {
  readonly kind: 'DecideErasure';
  readonly erasureId: Uuid;
  readonly approve: boolean;
  /** Why not; needed where it is declined. */
  readonly reason: string;
}

export interface WithdrawErasure {
  readonly kind: 'WithdrawErasure';
  readonly erasureId: Uuid;
}

/** The system's own: the key is gone, and this is what went with it. */
export interface CompleteErasure {
  readonly kind: 'CompleteErasure';
  readonly erasureId: Uuid;
  readonly erasedOn: PlainDate;
  readonly keyId: string | null;
  readonly wrappedBy: string | null;
  readonly fields: readonly ErasedFields[];
  readonly files: number;
  readonly mails: number;
  readonly labels: number;
}

/** The system's own, after a restore. */
export interface ReapplyErasure {
  readonly kind: 'ReapplyErasure';
  readonly erasureId: Uuid;
  readonly subject: Subject;
  readonly rule: string;
  readonly erasedOn: PlainDate;
}

export type RetentionCommand =
  PlaceHold | LiftHold | ProposeErasure | DecideErasure | WithdrawErasure | CompleteErasure | ReapplyErasure;
