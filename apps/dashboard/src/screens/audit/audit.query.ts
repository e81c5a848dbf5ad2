import type { AuditEvent, EventFilter, PageInfo } from '../../../../../libs/contracts/graphql/schema.types.js';
import { operation } from '../../api/graphql.js';
import { NAMES, VIEWER } from '../../api/viewer.js';
import type { AtMoment, WithNames } from '../../api/viewer.js';

/** An event as the list shows it. */
export type EventRow = Pick<
  AuditEvent,
  | 'id'
  | 'tenantId'
  | 'tenantName'
  | 'position'
  | 'type'
  | 'sentence'
  | 'recordedAt'
  | 'effectiveAt'
  | 'actorName'
  | 'why'
  | 'causedBy'
  | 'contentHash'
>;

/** The list's answer. */
export interface EventsAnswer extends WithNames {
  readonly events: {
    readonly edges: readonly { readonly node: EventRow }[];
    readonly pageInfo: PageInfo;
  };
}

/** Events, newest first. */
export const eventsQuery = operation<
  EventsAnswer,
  AtMoment & { filter: EventFilter; after: string | null }
>(/* GraphQL */ `
  query Events($filter: EventFilter, $after: String, $asOf: DateTime, $minPosition: [MinPosition!]) {
    ${VIEWER}
    ${NAMES}
    events(filter: $filter, first: 100, after: $after, asOf: $asOf, minPosition: $minPosition) {
      edges {
        node {
          id tenantId tenantName { en cy } position type sentence { en cy } recordedAt effectiveAt actorName why causedBy
          contentHash
        }
      }
      pageInfo { hasNextPage endCursor }
    }
  }
`);
