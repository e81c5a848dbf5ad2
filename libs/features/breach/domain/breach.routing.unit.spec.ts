import { describe, expect, it } from '@jest/globals';
import type { BreachCategory } from '#contracts/breach.events.js';
import { evidenceRefusal } from './breach.category.js';
import { instructionsFor } from './breach.instructions.js';
import { routeBreach } from './breach.routing.js';

const holders = [
  { personId: 'head', post: 'Head Teacher' },
  { personId: 'dsl', post: 'DSL' },
  { personId: 'dpo', post: 'Data Protection Officer' },
  { personId: 'chair', post: 'Chair of Governors' },
  { personId: 'teacher', post: 'Teacher' },
];
const report = {
  category: 'FRIEND_REQUEST' as BreachCategory,
  subjectPersonId: null,
  aboutHead: false,
  reportedBy: 'teacher',
};

describe('the people who are told of a breach', () => {
  it('hold the posts that its category names', () => {
    expect(routeBreach(report, holders)).toEqual(['head', 'dsl']);
    expect(routeBreach({ ...report, category: 'DATA_BREACH' }, holders)).toEqual(['head', 'dpo']);
  });
  it('are never the person whom it is about', () => {
    expect(routeBreach({ ...report, subjectPersonId: 'dsl' }, holders)).toEqual(['head']);
  });
  it('are the chair of governors where it is about the head, and no second head', () => {
    const two = [...holders, { personId: 'second', post: 'Headteacher' }];
    expect(routeBreach({ ...report, subjectPersonId: 'head', aboutHead: true }, two)).toEqual(['dsl', 'chair']);
  });
  it('are each told once, however many posts they hold, and not told what they reported', () => {
    const both = [...holders, { personId: 'head', post: 'designated safeguarding lead' }];
    expect(routeBreach({ ...report, reportedBy: 'dsl' }, both)).toEqual(['head']);
  });
});

const categories: readonly BreachCategory[] = [
  ...(['CONFIDENTIALITY', 'DEFAMATION', 'IMAGES_WITHOUT_CONSENT', 'CONTACT_WITH_PUPILS', 'FRIEND_REQUEST'] as const),
  ...(['HARASSMENT', 'NAME_OR_LOGO', 'WORKING_TIME', 'EXTREME_CONTENT', 'INDECENT_IMAGES'] as const),
  ...(['CONTRACTOR', 'HACKED_ACCOUNT', 'DATA_BREACH'] as const),
];

describe('the instructions of a category', () => {
  it.each(categories)('are there with their source, for a case of today and of long ago: %s', (category) => {
    for (const on of ['2010-01-01', '2026-11-21']) {
      const { steps, source } = instructionsFor(category, on);
      expect(steps.length).toBeGreaterThan(0);
      expect(source).not.toBe('');
    }
  });
  it('begin with the police, then the LADO, for indecent images', () => {
    const { steps } = instructionsFor('INDECENT_IMAGES', '2026-11-21');
    expect(steps[0]?.en).toMatch(/police/);
    expect(steps[1]?.en).toMatch(/LADO/);
  });
  it('are there in both languages for every category, and no Welsh one is its English', () => {
    const said = categories.flatMap((one) => instructionsFor(one, '2026-11-21').steps);
    expect(said.length).toBeGreaterThan(categories.length);
    expect(said.filter(({ en, cy }) => !en || !cy || en === cy)).toEqual([]);
  });
  it('forbid a file for indecent images and for no other category', () => {
    expect(categories.filter((category) => evidenceRefusal(category) !== null)).toEqual(['INDECENT_IMAGES']);
  });
});
