import type {
  ChangesBetween,
  EventChain,
  PolicyChangeConnection,
  PersonChangeConnection,
  Sample,
  SampleOf,
  SampleRange,
  StatusChangeConnection,
  StreamHistory,
} from '../../../../../libs/contracts/graphql/schema.types.js';
import { operation } from '../../api/graphql.js';
import { NAMES, VIEWER } from '../../api/viewer.js';
import type { AtMoment, WithNames, WithViewer } from '../../api/viewer.js';

const POLICIES = /* GraphQL */ `
  totalCount
  pageInfo { hasNextPage endCursor }
  edges { cursor node {
    kind schoolId policyId category title { en cy } numberBefore numberAfter reviewBefore reviewAfter changedAt
  } }
`;

const STATUSES = /* GraphQL */ `
  totalCount worse better
  pageInfo { hasNextPage endCursor }
  edges { cursor node {
    kind schoolId schoolName { en cy } category label { en cy } policyId before { code days } after { code days }
  } }
`;

const PEOPLE = /* GraphQL */ `
  totalCount came left
  pageInfo { hasNextPage endCursor }
  edges { cursor node {
    kind schoolId personId name postsBegun { en cy } postsEnded { en cy } details
  } }
`;

/** What two moments are compared by; `asOf` is the later one. */
interface Between {
  readonly since: string;
  readonly schoolId: string | null;
}

/** Two moments, three bands: the beginning of each. */
export interface SinceAnswer extends WithNames {
  readonly changesBetween:
    | (Pick<ChangesBetween, 'from' | 'at'> & {
        readonly policies: PolicyChangeConnection;
        readonly statuses: StatusChangeConnection;
        readonly people: PersonChangeConnection;
      })
    | null;
}

export const sinceQuery = operation<SinceAnswer, AtMoment & Between>(/* GraphQL */ `
  query Since($since: DateTime!, $schoolId: ID, $asOf: DateTime, $minPosition: [MinPosition!]) {
    ${VIEWER}
    ${NAMES}
    changesBetween(from: $since, to: $asOf, schoolId: $schoolId, minPosition: $minPosition) {
      from
      at
      policies(first: 10) { ${POLICIES} }
      statuses(first: 10) { ${STATUSES} }
      people(first: 10) { ${PEOPLE} }
    }
  }
`);

/** One band alone, page by page. */
type BandAnswer<Name extends string, Connection> = WithNames & {
  readonly changesBetween: { readonly [Key in Name]: Connection } | null;
};
type BandVariables = AtMoment & Between & { readonly after: string | null };

export const sincePoliciesQuery = operation<
  BandAnswer<'policies', PolicyChangeConnection>,
  BandVariables
>(/* GraphQL */ `
  query SincePolicies($since: DateTime!, $schoolId: ID, $after: String, $asOf: DateTime, $minPosition: [MinPosition!]) {
    ${VIEWER}
    ${NAMES}
    changesBetween(from: $since, to: $asOf, schoolId: $schoolId, minPosition: $minPosition) {
      policies(first: 50, after: $after) { ${POLICIES} }
    }
  }
`);

export const sinceStatusesQuery = operation<
  BandAnswer<'statuses', StatusChangeConnection>,
  BandVariables
>(/* GraphQL */ `
  query SinceStatuses($since: DateTime!, $schoolId: ID, $after: String, $asOf: DateTime, $minPosition: [MinPosition!]) {
    ${VIEWER}
    ${NAMES}
    changesBetween(from: $since, to: $asOf, schoolId: $schoolId, minPosition: $minPosition) {
      statuses(first: 50, after: $after) { ${STATUSES} }
    }
  }
`);

export const sincePeopleQuery = operation<BandAnswer<'people', PersonChangeConnection>, BandVariables>(/* GraphQL */ `
  query SincePeople($since: DateTime!, $schoolId: ID, $after: String, $asOf: DateTime, $minPosition: [MinPosition!]) {
    ${VIEWER}
    ${NAMES}
    changesBetween(from: $since, to: $asOf, schoolId: $schoolId, minPosition: $minPosition) {
      people(first: 50, after: $after) { ${PEOPLE} }
    }
  }
`);

const EVENT = /* GraphQL */ `
  id tenantId tenantName { en cy } position streamId version type sentence { en cy } recordedAt effectiveAt
  actorId actorName actorPosts { en cy } aboutName why
  policy { policyId title { en cy } }
  because { id tenantId position sentence { en cy } recordedAt }
`;

/** One thing, event by event. */
export interface HistoryAnswer extends WithViewer {
  readonly streamHistory: StreamHistory | null;
}

export const historyQuery = operation<
  HistoryAnswer,
  AtMoment & { readonly tenantId: string; readonly streamId: string; readonly from: number }
>(/* GraphQL */ `
  query History($tenantId: ID!, $streamId: String!, $from: Int!, $asOf: DateTime, $minPosition: [MinPosition!]) {
    ${VIEWER}
    streamHistory(
      tenantId: $tenantId, streamId: $streamId, from: $from, first: 50, asOf: $asOf, minPosition: $minPosition
    ) {
      tenantId streamId total firstVersion
      steps {
        version
        event { ${EVENT} }
        changes { field of { en cy } label { en cy } before { en cy } after { en cy } sealed }
        state { field of { en cy } label { en cy } value { en cy } sealed }
      }
    }
  }
`);

/** Why an event happened. */
export interface ChainAnswer extends WithViewer {
  readonly eventChain: EventChain | null;
}

export const chainQuery = operation<
  ChainAnswer,
  AtMoment & { readonly tenantId: string; readonly position: number }
>(/* GraphQL */ `
  query Chain($tenantId: ID!, $position: Int!, $asOf: DateTime, $minPosition: [MinPosition!]) {
    ${VIEWER}
    eventChain(tenantId: $tenantId, position: $position, asOf: $asOf, minPosition: $minPosition) {
      event { ${EVENT} }
      causes { ${EVENT} }
      together { ${EVENT} }
      effects { depth event { ${EVENT} } }
      complete
    }
  }
`);

/** A sample with its seed. */
export interface SampleAnswer extends WithViewer {
  readonly sample: Sample | null;
}

export const sampleQuery = operation<
  SampleAnswer,
  AtMoment & { readonly of: SampleOf; readonly seed: string; readonly size: number; readonly range: SampleRange }
>(/* GraphQL */ `
  query DrawSample(
    $of: SampleOf!, $seed: String!, $size: Int!, $range: SampleRange, $asOf: DateTime, $minPosition: [MinPosition!]
  ) {
    ${VIEWER}
    sample(of: $of, seed: $seed, size: $size, range: $range, asOf: $asOf, minPosition: $minPosition) {
      of seed size population method { en cy }
      items { rank key hash event { ${EVENT} } }
    }
  }
`);
