import { describe, expect, it } from '@jest/globals';
import { buildASTSchema, isObjectType, parse } from 'graphql';
import { AFRESH, isKept, KEPT_QUESTIONS } from './kept-questions.js';
import { mergedSchema } from './merged-schema.js';

describe('a document', () => {
  it.each([
    ['{ overview { at } }', true],
    ['query A { matrix { at } schools(first: 1) { totalCount } }', true],
    ['{ ...F } fragment F on Query { overview { at } ... { matrix { at } } }', true],
    ['{ a: breach(id: 1) { id } }', false],
    ['{ overview { at } credentials(schoolId: 1) { id } }', false],
    ['{ ...F } fragment F on Query { overview { at } ... { outbox(schoolId: 1) { id } } }', false],
    ['{ __typename }', false],
    ['{ somethingNew }', false],
  ])('is kept only if all it asks at its top may be: %s', (text, kept) => {
    const document = parse(text);
    expect([isKept(document), isKept(document)]).toEqual([kept, kept]);
  });
});

describe('the lists of what is kept and of what is not', () => {
  const query = buildASTSchema(parse(mergedSchema().join('\n')), { assumeValid: true }).getQueryType();

  it('name each question that there is once', () => {
    const names = isObjectType(query) ? Object.keys(query.getFields()) : [];
    expect([...KEPT_QUESTIONS, ...AFRESH.keys()].sort()).toEqual(names.sort());
  });

  it('keep none that asks for cases, keys, mails or others’ links', () => {
    const never = ['breach', 'breaches', 'breachPeople', 'credentials', 'outbox', 'readLinks', 'records'];
    expect(never.filter((name) => KEPT_QUESTIONS.has(name))).toEqual([]);
  });
});
