import type {
  BreachCategory,
  BreachGuide,
  BreachPerson,
  LocalText,
  ReportBreachInput,
} from '../../../../../libs/contracts/graphql/schema.types.js';
import { operation } from '../../api/graphql.js';
import { RESULT } from '../../api/mutate.js';
import type { CommandAnswer } from '../../api/mutate.js';
import { NAMES, VIEWER } from '../../api/viewer.js';
import type { AtMoment, WithNames, WithViewer } from '../../api/viewer.js';

/** Who reports; says in which school, or that there are several. */
export const reporterQuery = operation<WithViewer, AtMoment>(/* GraphQL */ `
  query Reporter { ${VIEWER} }
`);

/** The schools that a trust's or authority's lead may report for. */
export const reportSchoolsQuery = operation<WithNames, AtMoment>(/* GraphQL */ `
  query ReportSchools($asOf: DateTime, $minPosition: [MinPosition!]) { ${VIEWER} ${NAMES} }
`);

/** The policies that a report may name. */
export interface ReportPoliciesAnswer extends WithViewer {
  readonly policies: {
    readonly edges: readonly { readonly node: { readonly id: string; readonly title: LocalText } }[];
  };
}

export const reportPoliciesQuery = operation<ReportPoliciesAnswer, AtMoment & { schoolId: string }>(/* GraphQL */ `
  query ReportPolicies($schoolId: ID!, $asOf: DateTime, $minPosition: [MinPosition!]) {
    ${VIEWER}
    policies(schoolId: $schoolId, first: 100, asOf: $asOf, minPosition: $minPosition) {
      edges { node { id title { en cy } } }
    }
  }
`);

/** What to do and who is told; null where one may not report. */
export interface GuideAnswer extends WithViewer {
  readonly breachGuide: Pick<
    BreachGuide,
    'instructions' | 'contacts' | 'takesFiles' | 'goesRoundHead' | 'told' | 'toldInGroup'
  > | null;
}

/** What a guide is asked for. */
export interface GuideVariables {
  readonly schoolId: string;
  readonly category: BreachCategory;
  readonly subjectPersonId: string | null;
}

export const guideQuery = operation<GuideAnswer, AtMoment & GuideVariables>(/* GraphQL */ `
  query BreachGuide($schoolId: ID!, $category: BreachCategory!, $subjectPersonId: ID) {
    ${VIEWER}
    breachGuide(schoolId: $schoolId, category: $category, subjectPersonId: $subjectPersonId) {
      instructions { en cy }
      contacts { body how { en cy } }
      takesFiles
      goesRoundHead
      told { en cy }
      toldInGroup { en cy }
    }
  }
`);

/** Somebody whom a report may name. */
export type PersonFound = Pick<BreachPerson, 'personId' | 'name' | 'posts'>;

export interface PeopleFoundAnswer extends WithViewer {
  readonly breachPeople: readonly PersonFound[];
}

export const peopleFoundQuery = operation<
  PeopleFoundAnswer,
  AtMoment & { schoolId: string; find: string }
>(/* GraphQL */ `
  query BreachPeople($schoolId: ID!, $find: String!) {
    ${VIEWER}
    breachPeople(schoolId: $schoolId, find: $find) { personId name posts { en cy } }
  }
`);

export const reportMutation = operation<CommandAnswer, { input: ReportBreachInput }>(/* GraphQL */ `
  mutation ReportBreach($input: ReportBreachInput!) { result: reportBreach(input: $input) { ${RESULT} } }
`);
