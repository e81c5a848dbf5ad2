import type { JsonObject } from '#platform/kernel/json.js';
import type { Uuid } from '#platform/kernel/event.js';
import type { NameOf } from './step.sentence.js';
import { wordsOf } from './step.sentence.js';

/** A fact of a case, its body opened. */
export interface OpenedStep {
  readonly type: string;
  readonly at: Date;
  readonly body: JsonObject;
}

/** A file of a case, without its bytes. */
export interface EvidenceItem {
  readonly id: Uuid;
  readonly description: string;
  readonly fileName: string;
  readonly contentType: string;
  readonly size: number;
  readonly sha256: string;
  readonly attachedAt: Date;
}

/** Who ended a clock, and why or under which reference; null where that is not recorded. */
export interface ClockNote {
  readonly kind: string;
  readonly by: string | null;
  readonly reason: string | null;
}

/** What the facts of a case say beyond their sentences. Only for who may read it. */
export interface CaseDetails {
  readonly severity: string | null;
  readonly handlerPersonId: Uuid | null;
  readonly handlerName: string | null;
  readonly subjectName: string | null;
  readonly policyId: Uuid | null;
  readonly place: string | null;
  readonly reportedBy: string | null;
  readonly evidence: readonly EvidenceItem[];
  readonly clockNotes: readonly ClockNote[];
}

const bodiesOf = (steps: readonly OpenedStep[], wanted: string): readonly OpenedStep[] =>
  steps.filter(({ type }) => type === wanted);

const textOrNull = (value: unknown): string | null => wordsOf(value) || null;

const evidenceOf = ({ body, at }: OpenedStep): EvidenceItem => ({
  id: wordsOf(body['evidenceId']),
  description: wordsOf(body['description']),
  fileName: wordsOf(body['fileName']),
  contentType: wordsOf(body['contentType']),
  size: Number(body['size']),
  sha256: wordsOf(body['sha256']),
  attachedAt: at,
});

/** The first telling stops a clock; the note of that one counts. */
const notesOf = (steps: readonly OpenedStep[], nameOf: NameOf): readonly ClockNote[] => [
  ...bodiesOf(steps, 'BreachEscalated')
    .toSorted((a, b) => Date.parse(wordsOf(a.body['toldAt'])) - Date.parse(wordsOf(b.body['toldAt'])))
    .map(({ body }) => ({
      kind: wordsOf(body['to']),
      by: nameOf(body['escalatedBy']),
      reason: textOrNull(body['reference']),
    })),
  ...bodiesOf(steps, 'ClockSetAside').map(({ body }) => ({
    kind: wordsOf(body['clock']),
    by: nameOf(body['setAsideBy']),
    reason: textOrNull(body['reason']),
  })),
];

/** Reads a case's details out of its facts, in their order. */
export const detailsOf = (steps: readonly OpenedStep[], nameOf: NameOf): CaseDetails => {
  const report = bodiesOf(steps, 'BreachReported')[0]?.body ?? {};
  const triage = bodiesOf(steps, 'BreachTriaged').at(-1)?.body ?? {};
  return {
    severity: textOrNull(triage['severity']),
    handlerPersonId: textOrNull(triage['handlerPersonId']),
    handlerName: nameOf(triage['handlerPersonId']),
    subjectName: nameOf(report['subjectPersonId']),
    policyId: textOrNull(report['policyId']),
    place: textOrNull(report['place']),
    reportedBy: textOrNull(report['reportedBy']),
    evidence: bodiesOf(steps, 'EvidenceAttached').map(evidenceOf),
    clockNotes: notesOf(steps, nameOf),
  };
};
