import type {
  AuditEvent,
  EventDensity,
  EventFilter,
  LocalText,
  NearestEvents,
  PageInfo,
} from '../../../../../libs/contracts/graphql/schema.types.js';
import { operation } from '../../api/graphql.js';
import { NAMES, VIEWER } from '../../api/viewer.js';
import type { AtMoment, WithNames, WithViewer } from '../../api/viewer.js';

/** An event as the list shows it. */
export type EventRow = Pick<
  AuditEvent,
  | 'id'
  | 'tenantId'
  | 'tenantName'
  | 'position'
  | 'streamId'
  | 'version'
  | 'type'
  | 'sentence'
  | 'recordedAt'
  | 'effectiveAt'
  | 'actorId'
  | 'actorName'
  | 'actorPosts'
  | 'aboutName'
  | 'policy'
  | 'why'
  | 'because'
>;

/** The list's answer. */
export interface EventsAnswer extends WithNames {
  readonly events: {
    readonly edges: readonly { readonly node: EventRow }[];
    readonly pageInfo: PageInfo;
  };
}

/** Events, newest first; what few open is fetched when it is opened. */
export const eventsQuery = operation<
  EventsAnswer,
  AtMoment & { filter: EventFilter; after: string | null }
>(/* GraphQL */ `
  query Events($filter: EventFilter, $after: String, $asOf: DateTime, $minPosition: [MinPosition!]) {
    ${VIEWER}
    ${NAMES}
    events(filter: $filter, first: 50, after: $after, asOf: $asOf, minPosition: $minPosition) {
      edges {
        node {
          id tenantId tenantName { en cy } position streamId version type sentence { en cy } recordedAt effectiveAt
          actorId actorName actorPosts { en cy } aboutName why
          policy { policyId title { en cy } }
          because { id tenantId position sentence { en cy } recordedAt }
        }
      }
      pageInfo { hasNextPage endCursor }
    }
  }
`);

/** What a sentence about the whole needs. */
export interface StandingAnswer extends WithViewer {
  readonly overview: { readonly sentence: LocalText; readonly events: number; readonly records: number };
}

/** How all stood at the asked time, and how long the records were. */
export const standingQuery = operation<StandingAnswer, AtMoment>(/* GraphQL */ `
  query Standing($asOf: DateTime, $minPosition: [MinPosition!]) {
    ${VIEWER}
    overview(asOf: $asOf, minPosition: $minPosition) { sentence { en cy } events records }
  }
`);

/** How the record grew. */
export interface GrowthAnswer {
  readonly eventDensity: Pick<EventDensity, 'step' | 'periods'>;
  readonly nearestEvents: NearestEvents;
}

/** Asked of the present, whatever moment is shown: from the past one goes forward again. */
export const growthQuery = operation<GrowthAnswer, { filter: EventFilter; at: string }>(/* GraphQL */ `
  query Growth($filter: EventFilter, $at: DateTime!) {
    eventDensity(filter: $filter) {
      step
      periods {
        from
        events
      }
    }
    nearestEvents(filter: $filter, at: $at) {
      before {
        at
      }
      after {
        at
      }
    }
  }
`);

/** What proves an event. */
export type EventProof = Pick<
  AuditEvent,
  'id' | 'type' | 'streamId' | 'version' | 'recordedAt' | 'effectiveAt' | 'correlationId' | 'contentHash' | 'body'
>;

export interface ProofAnswer {
  readonly events: { readonly edges: readonly { readonly node: EventProof }[] };
}

/** One event with its body and hash, by its place. */
export const proofQuery = operation<ProofAnswer, { filter: EventFilter }>(/* GraphQL */ `
  query EventProof($filter: EventFilter) {
    events(filter: $filter, first: 1) {
      edges {
        node {
          id
          type
          streamId
          version
          recordedAt
          effectiveAt
          correlationId
          contentHash
          body
        }
      }
    }
  }
`);
