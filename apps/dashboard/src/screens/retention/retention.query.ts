import type {
  DecideErasureInput,
  Erasure,
  ErasurePlan,
  LiftHoldInput,
  PlaceHoldInput,
  ProposeErasureInput,
  RetainedKind,
  Retention,
  RetentionState,
  WithdrawErasureInput,
} from '../../../../../libs/contracts/graphql/schema.types.js';
import { operation } from '../../api/graphql.js';
import { RESULT } from '../../api/mutate.js';
import type { CommandAnswer } from '../../api/mutate.js';
import { NAMES, VIEWER } from '../../api/viewer.js';
import type { AtMoment, WithNames, WithViewer } from '../../api/viewer.js';

const RULE = 'rule { name words { en cy } term { en cy } basis { en cy } source address since }';
const ERASED = 'erased { on rule { en cy } }';
const HOLD = `id schoolId schoolName { en cy } kind subjectId name { en cy } ${ERASED} placedAt placedByName
  placedPost { en cy } reason liftedAt liftedByName liftedPost { en cy } liftReason mayLift`;
const STEP = 'at byName post { en cy } position eventId';
const ERASURE = `id schoolId schoolName { en cy } kind subjectId name { en cy } ${ERASED} status ground ${RULE} dueOn reason
  declineReason proposed { ${STEP} } decided { ${STEP} } done { ${STEP} } mayDecide mayWithdraw
  certificate { erasedOn ${RULE} ruleName keyId wrappedBy fields { type field count words { en cy } } fieldCount
    files mails labels reapplied }`;
const ITEM = `schoolId schoolName { en cy } kind subjectId name { en cy } state ${RULE} countedFrom dueOn notBefore
  missing { en cy } holds { ${HOLD} } erasureId`;

/** What is to be erased, when, and what keeps it. */
export interface RetentionAnswer extends WithNames {
  readonly retention: Retention | null;
}

export const retentionQuery = operation<
  RetentionAnswer,
  AtMoment & { schoolId: string | null; state: RetentionState | null; after: string | null }
>(/* GraphQL */ `
  query Retention(
    $schoolId: ID, $state: RetentionState, $after: String, $asOf: DateTime, $minPosition: [MinPosition!]
  ) {
    ${VIEWER}
    ${NAMES}
    retention(schoolId: $schoolId, state: $state, first: 50, after: $after, asOf: $asOf, minPosition: $minPosition) {
      sentence { en cy } mayAct counts { state count }
      items { totalCount pageInfo { hasNextPage endCursor } edges { cursor node { ${ITEM} } } }
      holds { ${HOLD} } erasures { ${ERASURE} } keptForGood { en cy }
      schedule { name words { en cy } term { en cy } basis { en cy } source address since }
    }
  }
`);

/** What erasing somebody or something would do. */
export interface PlanAnswer extends WithViewer {
  readonly erasurePlan: ErasurePlan | null;
}

export const planQuery = operation<PlanAnswer, AtMoment & { kind: RetainedKind; id: string }>(/* GraphQL */ `
  query ErasurePlan($kind: RetainedKind!, $id: ID!, $asOf: DateTime, $minPosition: [MinPosition!]) {
    ${VIEWER}
    erasurePlan(kind: $kind, subjectId: $id, asOf: $asOf, minPosition: $minPosition) {
      kind subjectId name { en cy } ${ERASED} sentence { en cy } mayAct
      records {
        schoolId schoolName { en cy } item { ${ITEM} } fields { type field count words { en cy } } fieldCount
        files mails labels holds { ${HOLD} } erasure { ${ERASURE} }
        scheduleStops { code message messageCy path } requestStops { code message messageCy path }
      }
    }
  }
`);

/** One erasure. */
export interface ErasureAnswer extends WithViewer {
  readonly erasure: Erasure | null;
}

export const erasureQuery = operation<ErasureAnswer, AtMoment & { schoolId: string; id: string }>(/* GraphQL */ `
  query Erasure($schoolId: ID!, $id: ID!, $asOf: DateTime, $minPosition: [MinPosition!]) {
    ${VIEWER}
    erasure(schoolId: $schoolId, id: $id, asOf: $asOf, minPosition: $minPosition) { ${ERASURE} }
  }
`);

export const placeHold = operation<CommandAnswer, { input: PlaceHoldInput }>(/* GraphQL */ `
  mutation PlaceHold($input: PlaceHoldInput!) { result: placeHold(input: $input) { ${RESULT} } }
`);

export const liftHold = operation<CommandAnswer, { input: LiftHoldInput }>(/* GraphQL */ `
  mutation LiftHold($input: LiftHoldInput!) { result: liftHold(input: $input) { ${RESULT} } }
`);

export const proposeErasure = operation<CommandAnswer, { input: ProposeErasureInput }>(/* GraphQL */ `
  mutation ProposeErasure($input: ProposeErasureInput!) { result: proposeErasure(input: $input) { ${RESULT} } }
`);

export const decideErasure = operation<CommandAnswer, { input: DecideErasureInput }>(/* GraphQL */ `
  mutation DecideErasure($input: DecideErasureInput!) { result: decideErasure(input: $input) { ${RESULT} } }
`);

export const withdrawErasure = operation<CommandAnswer, { input: WithdrawErasureInput }>(/* GraphQL */ `
  mutation WithdrawErasure($input: WithdrawErasureInput!) { result: withdrawErasure(input: $input) { ${RESULT} } }
`);
