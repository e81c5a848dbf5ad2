import { describe, expect, it } from '@jest/globals';
import { changedDetails } from './changed-details.js';
import { policySentence, waitingFindings } from './policy-sentence.js';
import type { CampaignLine, Finding, VersionLine } from './policy.query.js';

const finding = (id: string, state: Finding['state']): Finding => ({
  ...{ id, state, rule: 'law-repealed', line: 1, excerpt: 'x', reason: 'r', source: 's' },
  ...{ answer: null, goneFrom: null, ofTheRecord: false },
});
const version = (number: number, status: VersionLine['status'], findings: readonly Finding[] = []): VersionLine => ({
  ...{ id: `v${String(number)}`, number, status, findings, changes: null, material: true, checked: true },
  ...{ draftedAt: '2026-01-01T09:00:00Z', draftedBy: null, publishedAt: null, publishedBy: null, contentHash: 'h' },
});
const campaign = (versionId: string, signed: number, asked: number): CampaignLine => ({
  ...{ id: `c-${versionId}`, versionId, signed, asked, outstanding: asked - signed },
  ...{ dueOn: '2026-12-01', launchedAt: '2026-01-02T09:00:00Z', endedBecause: null },
});
const inDate = { archived: false, status: 'IN_DATE', days: 160, nextReviewDue: '2027-05-04' } as const;
const versions = [
  version(3, 'PUBLISHED', [finding('a', 'OPEN'), finding('b', 'WAIVED'), finding('c', 'WAIVER_ENDED')]),
];

describe('the sentence of a policy', () => {
  it('says version, date, findings that wait, and who has signed that version', () => {
    const campaigns = [campaign('v3', 12, 40), campaign('v2', 9, 9)];
    expect(policySentence({ ...inDate, versions }, campaigns, true)).toBe(
      'Version 3 is in force, in date until 4 May 2027; 2 findings wait for an answer; 12 of 40 have signed.',
    );
  });

  it('says that nobody was asked, which is not the same as that all have signed', () => {
    expect(policySentence({ ...inDate, versions: [version(3, 'PUBLISHED')] }, [], true)).toBe(
      'Version 3 is in force, in date until 4 May 2027; nobody was asked to read it.',
    );
  });

  it('says of a date that is not recorded that it is not, and calls nothing in date', () => {
    const policy = { ...inDate, status: 'NOT_RECORDED', nextReviewDue: null, days: null, versions } as const;
    expect(policySentence(policy, null, false)).toBe('Version 3 is in force, and no review date is recorded.');
  });

  it('says by how much a review is overdue', () => {
    const policy = { ...inDate, status: 'OVERDUE', days: 12, nextReviewDue: '2026-11-09', versions } as const;
    expect(policySentence(policy, null, false)).toBe(
      'Version 3 is in force, and its review has been overdue since 9 Nov 2026, 12 days.',
    );
  });

  it('says what stands in the way of the first version', () => {
    const policy = { ...inDate, nextReviewDue: null, versions: [version(1, 'SUBMITTED')] };
    expect(policySentence(policy, [], true)).toBe('No version is in force; the first one is with its approvers.');
    expect(policySentence({ ...policy, versions: [] }, [], true)).toBe('No version is in force.');
    expect(policySentence({ ...policy, archived: true }, [], true)).toContain('archived');
  });
});

describe('findings that wait', () => {
  it('are counted once where the version in force and the draft both have them', () => {
    const old = version(1, 'SUPERSEDED', [finding('z', 'OPEN')]);
    const draft = version(4, 'DRAFT', [finding('a', 'OPEN'), finding('d', 'OPEN')]);
    expect(waitingFindings([draft, ...versions, old])).toBe(3);
  });
});

describe('the form of details', () => {
  const before = {
    ...{ owner: 'Jane', approvingBody: '', nextReviewDue: '2027-05', lastReviewed: '', reviewCycleMonths: '12' },
    audience: ['staff', 'governor'],
  };

  it('sends what was changed and nothing else', () => {
    expect(changedDetails(before, { ...before, owner: ' Jane ', audience: ['governor', 'staff'] })).toEqual([]);
    expect(changedDetails(before, { ...before, owner: '', audience: ['staff'] })).toEqual([
      { field: 'owner', value: '' },
      { field: 'audience', value: 'staff' },
    ]);
  });
});
