import type {
  AcknowledgementRequest,
  PageInfo,
  Person,
  PersonRecord,
  PostCount,
  Presence,
} from '../../../../../libs/contracts/graphql/schema.types.js';
import { operation } from '../../api/graphql.js';
import { RESULT } from '../../api/mutate.js';
import type { CommandAnswer } from '../../api/mutate.js';
import { NAMES, VIEWER } from '../../api/viewer.js';
import type { AtMoment, WithNames } from '../../api/viewer.js';

const PERSON =
  'id schoolId name erased { on rule { en cy } } email kind language absentSince leftOn posts { post startDate endDate }';

/** The list's answer. */
export interface PeopleAnswer extends WithNames {
  readonly people: {
    readonly edges: readonly { readonly node: Person }[];
    readonly pageInfo: PageInfo;
    readonly totalCount: number;
    readonly postsHeld: readonly PostCount[];
  };
}

/** What the list is narrowed to. */
export interface PeopleFilter {
  readonly schoolId: string | null;
  readonly search: string | null;
  readonly post: string | null;
  readonly kind: string | null;
  readonly presence: Presence;
}

export const peopleQuery = operation<PeopleAnswer, AtMoment & PeopleFilter & { after: string | null }>(/* GraphQL */ `
  query People(
    $schoolId: ID, $search: String, $post: String, $kind: String, $presence: Presence
    $after: String, $asOf: DateTime, $minPosition: [MinPosition!]
  ) {
    ${VIEWER}
    ${NAMES}
    people(
      schoolId: $schoolId, search: $search, post: $post, kind: $kind, presence: $presence
      first: 50, after: $after, asOf: $asOf, minPosition: $minPosition
    ) {
      edges { node { ${PERSON} } }
      pageInfo { hasNextPage endCursor }
      totalCount
      postsHeld { post label people }
    }
  }
`);

/** Something that a person was asked to read. */
export type AskedRow = Pick<
  AcknowledgementRequest,
  'id' | 'campaignId' | 'policyTitle' | 'dueOn' | 'status' | 'askedAt' | 'signedAt' | 'nudges'
>;

/** A person's page. */
export interface PersonAnswer extends WithNames {
  readonly person: readonly PersonRecord[];
  readonly personRequests: {
    readonly edges: readonly { readonly node: AskedRow }[];
    readonly totalCount: number;
  };
}

export const personQuery = operation<PersonAnswer, AtMoment & { id: string }>(/* GraphQL */ `
  query Person($id: ID!, $asOf: DateTime, $minPosition: [MinPosition!]) {
    ${VIEWER}
    ${NAMES}
    person(id: $id, asOf: $asOf, minPosition: $minPosition) {
      person { ${PERSON} }
      reference
      history { post startDate endDate }
      version
    }
    personRequests(personId: $id, first: 100, asOf: $asOf, minPosition: $minPosition) {
      edges { node { id campaignId policyTitle { en cy } dueOn status askedAt signedAt nudges } }
      totalCount
    }
  }
`);

/** What every change of a person's record names. */
export interface OfPerson {
  readonly schoolId: string;
  readonly personId: string;
  readonly idempotencyKey: string;
}

const command = <Input>(name: string, field: string, input: string) =>
  operation<CommandAnswer, { input: Input }>(
    `mutation ${name}($input: ${input}!) { result: ${field}(input: $input) { ${RESULT} } }`,
  );

export const registerPerson = command<object>('RegisterPerson', 'registerPerson', 'RegisterPersonInput');
export const changePerson = command<OfPerson & object>('ChangePerson', 'changePerson', 'ChangePersonInput');
export const startPost = command<OfPerson & object>('StartPost', 'startPost', 'StartPostInput');
export const endPost = command<OfPerson & object>('EndPost', 'endPost', 'EndPostInput');

type OnDay = OfPerson & { readonly on: string };

/** What happens to a person on a day. */
export const dayActs = {
  startAbsence: command<OnDay>('StartAbsence', 'startAbsence', 'PersonDayInput'),
  endAbsence: command<OnDay>('EndAbsence', 'endAbsence', 'PersonDayInput'),
  recordLeaving: command<OnDay>('RecordLeaving', 'recordLeaving', 'PersonDayInput'),
  recordReturn: command<OnDay>('RecordReturn', 'recordReturn', 'PersonDayInput'),
} as const;

/** Every command of these screens. */
export const peopleMutations = [registerPerson, changePerson, startPost, endPost, ...Object.values(dayActs)];
