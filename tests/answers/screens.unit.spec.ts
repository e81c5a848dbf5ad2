import { beforeAll, describe, expect, it } from '@jest/globals';
import { Kind, type DocumentNode } from 'graphql';
import { AFRESH, isKept, KEPT_QUESTIONS } from '../../apps/api/graphql/kept-questions.js';
import { dashboardDocuments, dashboardSources, isQuery } from '../support/screens/documents.js';

/** Documents of screens that are made afresh each time, by what they ask that is not kept; `AFRESH` says why. */
const REVIEWED: Readonly<Record<string, readonly string[]>> = {
  Breaches: ['breaches'],
  BreachGuide: ['breachGuide'],
  BreachPeople: ['breachPeople'],
  Case: ['breach'],
  Chain: ['eventChain'],
  DrawSample: ['sample'],
  History: ['streamHistory'],
  Inbox: ['breaches'],
  Records: ['records'],
  Retention: ['retention'],
  ErasurePlan: ['erasurePlan'],
  Erasure: ['erasure'],
  Since: ['changesBetween'],
  SincePeople: ['changesBetween'],
  SincePolicies: ['changesBetween'],
  SinceStatuses: ['changesBetween'],
};

/** What a document asks at its top. */
const questionsOf = ({ definitions }: DocumentNode): string[] =>
  definitions
    .flatMap((one) => (one.kind === Kind.OPERATION_DEFINITION ? one.selectionSet.selections : []))
    .flatMap((one) => (one.kind === Kind.FIELD ? [one.name.value] : []));

describe('the documents of the screens', () => {
  let asked: readonly (readonly [string, DocumentNode])[];
  beforeAll(async () => {
    asked = [...(await dashboardDocuments())].filter(([, document]) => isQuery(document));
  });

  it('are all found', () => {
    const written = dashboardSources().flatMap(({ text }) =>
      [...text.matchAll(/^ *query (\w+)/gm)].map(([, name]) => name),
    );
    expect(asked.map(([name]) => name).sort()).toEqual(written.sort());
    expect(written).toContain('Overview');
  });

  it('are kept, or stand in the list of those that were looked at', () => {
    const afresh = asked.filter(([, document]) => !isKept(document));
    const why = afresh.map(([name, document]) => [name, questionsOf(document).filter((one) => AFRESH.has(one))]);
    expect(Object.fromEntries(why)).toEqual(REVIEWED);
  });

  it('ask nothing that nobody has looked at', () => {
    const questions = new Set(asked.flatMap(([, document]) => questionsOf(document)));
    expect([...questions].filter((one) => !KEPT_QUESTIONS.has(one) && !AFRESH.has(one))).toEqual([]);
  });
});
