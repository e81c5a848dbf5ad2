import type { BreachCategory, BreachOutcome, ClockBody } from '#contracts/breach.events.js';
import type { Instant, PlainDate, Uuid } from '#platform/kernel/event.js';

/** Reports a breach; who reports is the context's actor. */
export interface ReportBreach {
  readonly kind: 'ReportBreach';
  readonly breachId: Uuid;
  readonly category: BreachCategory;
  readonly summary: string;
  readonly happenedOn: PlainDate | null;
  /** Where it happened, in words. */
  readonly place: string | null;
  readonly subjectPersonId: Uuid | null;
  readonly policyId: Uuid | null;
  readonly confidential: boolean;
  /** Whether the person it is about is head of the school today. */
  readonly aboutHead: boolean;
}

/** Takes a case up. `severity`: low, serious, critical. */
export interface TriageBreach {
  readonly kind: 'TriageBreach';
  readonly severity: string;
  readonly handlerPersonId: Uuid | null;
  readonly note: string | null;
  /** Whoever asks believes that nobody took it up before. */
  readonly isFirst?: boolean;
}

/** A body outside was told. `toldAt` null is now. */
export interface EscalateBreach {
  readonly kind: 'EscalateBreach';
  readonly to: string;
  readonly toldAt: Instant | null;
  readonly reference: string | null;
}

/** A body need not be told: why stays on record, as Article 33(5) of the UK GDPR asks for. */
export interface SetClockAside {
  readonly kind: 'SetClockAside';
  readonly clock: ClockBody;
  readonly reason: string;
}

export interface RecordMeasure {
  readonly kind: 'RecordMeasure';
  readonly measure: string;
}

/** A file as evidence. Ask `evidenceRefusal` first: what must not be handled is not even decoded. */
export interface AttachEvidence {
  readonly kind: 'AttachEvidence';
  readonly evidenceId: Uuid;
  readonly description: string;
  readonly fileName: string;
  readonly contentType: string;
  /** Bytes. */
  readonly size: number;
  readonly sha256: string;
  readonly storedAs: string;
}

export interface DecideBreach {
  readonly kind: 'DecideBreach';
  readonly outcome: BreachOutcome;
  readonly reason: string;
}

export interface CloseBreach {
  readonly kind: 'CloseBreach';
}

/** Somebody reads the case; stored when it is confidential. `what`: `case`, `evidence`. */
export interface NoteReading {
  readonly kind: 'NoteReading';
  readonly what: string;
}

export type BreachCommand =
  | ReportBreach
  | TriageBreach
  | EscalateBreach
  | SetClockAside
  | RecordMeasure
  | AttachEvidence
  | DecideBreach
  | CloseBreach
  | NoteReading;
