import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { isBody, postOf, postsThatDecideFor, samePost, spokenPost } from './posts.js';

describe('a post', () => {
  it.each([
    ['Head Teacher', 'headteacher'],
    ['The Head-teacher', 'HEADTEACHER'],
    ['Acting Headteacher', 'head'],
    ['Chairman of Governors', 'chair of the governing body'],
    ['Local Governing Body', 'governors'],
    ['Trust Board', 'Board of Trustees'],
    ['CEO', 'Chief Executive'],
    ['DSL', 'designated safeguarding lead'],
    ['Pennaeth', 'headteacher'],
    ['Llywodraethwr', 'governor'],
    ['Bwrdd yr Ymddiriedolaeth', 'trust board'],
  ])('goes under many names: %s is %s', (one, other) => expect(samePost(one, other)).toBe(true));
  it.each([
    ['headteacher', 'deputy headteacher'],
    ['chair of governors', 'governor'],
    ['governing body', 'chair of governors'],
    ['trust board', 'governing body'],
  ])('is not another one: %s, %s', (one, other) => expect(samePost(one, other)).toBe(false));
  it('is said in both languages, whichever it is named in', () => {
    const said = { en: 'chair of governors', cy: 'cadeirydd y llywodraethwyr' };
    expect([spokenPost('Chairman of Governors'), spokenPost('Cadeirydd y llywodraethwyr')]).toEqual([said, said]);
    expect(spokenPost('Forest School Lead')).toEqual({ en: 'Forest School Lead', cy: 'Forest School Lead' });
  });
  it('that is not listed keeps its words', () => {
    expect(postOf('  Forest  School Lead ')).toEqual({ key: 'forest-school-lead', label: 'Forest School Lead' });
  });
  it('is told by its key as well as by its names', () => {
    fc.assert(fc.property(fc.string(), (name) => expect(postOf(postOf(name).key).key).toBe(postOf(name).key)));
  });
});

describe('a body', () => {
  it('decides through its chair or clerk', () => {
    expect(postsThatDecideFor('Trustees')).toEqual(['chair-of-trustees', 'clerk-to-trustees']);
    expect(postsThatDecideFor('Full governing body')).toEqual(['chair-of-governors', 'clerk-to-governors']);
  });
  it('is no single post', () => {
    expect([isBody('Trust Board'), isBody('headteacher')]).toEqual([true, false]);
    expect(postsThatDecideFor('Head')).toEqual(['headteacher']);
  });
});
