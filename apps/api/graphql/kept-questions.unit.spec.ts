import { describe, expect, it } from '@jest/globals';
import { buildASTSchema, isObjectType, parse } from 'graphql';
import { isKept, KEPT_QUESTIONS } from './kept-questions.js';
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

describe('the list of what is kept', () => {
  const query = buildASTSchema(parse(mergedSchema().join('\n')), { assumeValid: true }).getQueryType();

  it('names questions that there are', () => {
    const names = isObjectType(query) ? Object.keys(query.getFields()) : [];
    expect([...KEPT_QUESTIONS].filter((name) => !names.includes(name))).toEqual([]);
  });

  it('names none that asks for cases, keys, links or mails', () => {
    const never = ['breach', 'breaches', 'credentials', 'outbox', 'readLinks', 'receipt', 'viewer', 'events'];
    expect(never.filter((name) => KEPT_QUESTIONS.has(name))).toEqual([]);
  });
});
