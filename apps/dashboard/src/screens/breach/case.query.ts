import type {
  AttachEvidenceInput,
  Breach,
  BreachClock,
  BreachEvidence,
  BreachStep,
  CloseBreachInput,
  DecideBreachInput,
  EscalateBreachInput,
  EvidenceFile,
  LocalText,
  ReadEvidenceInput,
  RecordMeasureInput,
  Refused,
  SetClockAsideInput,
  TriageBreachInput,
} from '../../../../../libs/contracts/graphql/schema.types.js';
import { ask, operation } from '../../api/graphql.js';
import { refusedBy, RESULT } from '../../api/mutate.js';
import type { CommandAnswer } from '../../api/mutate.js';
import { rememberPosition } from '../../api/positions.js';
import { NAMES, VIEWER } from '../../api/viewer.js';
import type { AtMoment, WithNames, WithViewer } from '../../api/viewer.js';

/** A clock as the case's page shows it. */
export type CaseClock = Omit<BreachClock, '__typename'>;

/** A file of the case, without its bytes. */
export type CaseFile = Omit<BreachEvidence, '__typename'>;

/** The case as its page shows it. */
export interface CaseShown extends Omit<Breach, '__typename' | 'clocks' | 'steps' | 'evidence'> {
  readonly clocks: readonly CaseClock[];
  readonly steps: readonly Pick<BreachStep, 'at' | 'type' | 'sentence'>[];
  readonly evidence: readonly CaseFile[];
}

/** The page's answer; null when the case is absent or not the asker's. */
export interface CaseAnswer extends WithNames {
  readonly breach: CaseShown | null;
}

/** One case. Of a confidential one, asking this is a reading that is recorded. */
export const caseQuery = operation<CaseAnswer, AtMoment & { id: string }>(/* GraphQL */ `
  query Case($id: ID!, $asOf: DateTime, $minPosition: [MinPosition!]) {
    ${VIEWER}
    ${NAMES}
    breach(id: $id, asOf: $asOf, minPosition: $minPosition) {
      id schoolId category status reportedAt closedAt happenedOn place subjectName confidential readable summary
      severity handlerPersonId handlerName policyId outcome actions
      reading { tenant position }
      instructions { en cy }
      clocks { kind status startedAt dueAt stoppedAt endedAt endedBy reason minutesLeft source { en cy } }
      steps { at type sentence { en cy } }
      evidence { id description fileName contentType size sha256 attachedAt }
    }
  }
`);

/** What a policy is called. */
export interface PolicyTitleAnswer extends WithViewer {
  readonly policy: { readonly title: LocalText } | null;
}

export const policyTitleQuery = operation<PolicyTitleAnswer, AtMoment & { id: string }>(/* GraphQL */ `
  query PolicyTitle($id: ID!, $asOf: DateTime, $minPosition: [MinPosition!]) {
    ${VIEWER}
    policy(id: $id, asOf: $asOf, minPosition: $minPosition) { title { en cy } }
  }
`);

export const triageMutation = operation<CommandAnswer, { input: TriageBreachInput }>(/* GraphQL */ `
  mutation TriageBreach($input: TriageBreachInput!) { result: triageBreach(input: $input) { ${RESULT} } }
`);
export const escalateMutation = operation<CommandAnswer, { input: EscalateBreachInput }>(/* GraphQL */ `
  mutation EscalateBreach($input: EscalateBreachInput!) { result: escalateBreach(input: $input) { ${RESULT} } }
`);
export const setAsideMutation = operation<CommandAnswer, { input: SetClockAsideInput }>(/* GraphQL */ `
  mutation SetClockAside($input: SetClockAsideInput!) { result: setClockAside(input: $input) { ${RESULT} } }
`);
export const measureMutation = operation<CommandAnswer, { input: RecordMeasureInput }>(/* GraphQL */ `
  mutation RecordMeasure($input: RecordMeasureInput!) { result: recordMeasure(input: $input) { ${RESULT} } }
`);
export const attachMutation = operation<CommandAnswer, { input: AttachEvidenceInput }>(/* GraphQL */ `
  mutation AttachEvidence($input: AttachEvidenceInput!) { result: attachEvidence(input: $input) { ${RESULT} } }
`);
export const decideMutation = operation<CommandAnswer, { input: DecideBreachInput }>(/* GraphQL */ `
  mutation DecideBreach($input: DecideBreachInput!) { result: decideBreach(input: $input) { ${RESULT} } }
`);
export const closeMutation = operation<CommandAnswer, { input: CloseBreachInput }>(/* GraphQL */ `
  mutation CloseBreach($input: CloseBreachInput!) { result: closeBreach(input: $input) { ${RESULT} } }
`);

interface ReadAnswer {
  readonly result:
    | ({ readonly __typename: 'EvidenceFile' } & Omit<EvidenceFile, '__typename'>)
    | ({ readonly __typename: 'Refused' } & Omit<Refused, '__typename'>);
}

export const readEvidenceMutation = operation<ReadAnswer, { input: ReadEvidenceInput }>(/* GraphQL */ `
  mutation ReadEvidence($input: ReadEvidenceInput!) {
    result: readEvidence(input: $input) {
      __typename
      ... on EvidenceFile {
        id
        contentBase64
        sha256
        position {
          tenant
          position
        }
      }
      ... on Refused {
        code
        message
        messageCy
        path
      }
    }
  }
`);

/** Takes a copy of a file: base64. That it was taken is in the record before it arrives. */
export const takeFile = async (input: ReadEvidenceInput): Promise<string> => {
  const { result } = await ask(readEvidenceMutation, { input });
  if (result.__typename === 'Refused') throw refusedBy(result);
  rememberPosition(result.position);
  return result.contentBase64;
};
