import { describe, expect, it } from '@jest/globals';
import { approvalSentence } from './approval-sentence.js';
import type { ApprovalPage, PageText } from './approvals.query.js';
import { checkReturn } from './check-return.js';
import { detailChanges } from './detail-changes.js';
import { isAboutNow } from './refusals.js';

const step = (rest: Partial<ApprovalPage['steps'][number]>): ApprovalPage['steps'][number] => ({
  ...{ __typename: 'ApprovalStep' as const, number: 1, post: 'headteacher', appliesTo: 'whole', status: 'WAITING' },
  ...{ decidedBy: null, decidedAt: null, decidedOn: null, reason: null, asksForChange: false, ...rest },
});
const approval = (rest: Partial<ApprovalPage>): ApprovalPage => ({
  ...{ id: 'a', schoolId: 's', schoolName: { en: 'Oak' }, policyId: 'p', policyTitle: { en: 'Online safety' } },
  ...{ versionId: 'v', contentHash: 'hash', status: 'WAITING', requestedAt: '2026-11-12T09:00:00Z', daysWaiting: 9 },
  ...{ requestedBy: 'Cy Clerk', requestedByMe: false, decidesAs: null, lastNudgedAt: null, steps: [step({})] },
  ...{ text: null, before: null, ...rest },
});
const text = (rest: Partial<PageText>): PageText => ({
  ...{ versionId: 'v', number: 2, title: { en: 'Online safety' }, audience: ['staff'], lastReviewed: null },
  ...{ nextReviewDue: '2027-09', reviewCycleMonths: 12, changes: null, material: true, checked: true },
  ...{ sections: [], findings: [], questions: [], ...rest },
});

describe('the sentence of an approval', () => {
  it('says whose decision it waits for, and in which post', () => {
    expect(approvalSentence(approval({ decidesAs: 'headteacher' }))).toBe(
      'Online safety waits for your decision as headteacher.',
    );
    const body = approval({ decidesAs: 'chair of governors', steps: [step({ post: 'governing body' })] });
    expect(approvalSentence(body)).toBe(
      'Online safety waits for the decision of the governing body, which you record as chair of governors.',
    );
    expect(approvalSentence(approval({}))).toBe('Online safety waits for the headteacher.');
    expect(approvalSentence(approval({ requestedByMe: true }))).toContain('somebody else decides');
  });

  it('says how it ended', () => {
    const no = step({ status: 'REJECTED' });
    const ends = [
      approval({ status: 'APPROVED' }),
      approval({ status: 'REJECTED', steps: [no] }),
      approval({ status: 'REJECTED', steps: [{ ...no, asksForChange: true }] }),
      approval({ status: 'VOIDED' }),
      approval({ status: 'WITHDRAWN' }),
    ];
    expect(ends.map(approvalSentence)).toEqual([
      'Online safety was approved.',
      'Online safety was rejected by the headteacher.',
      'The headteacher asked for a change to Online safety.',
      'Online safety was edited, so this approval counts no more.',
      'The request to approve Online safety was withdrawn.',
    ]);
  });
});

describe('details that change', () => {
  it('are those that differ, and what is not recorded is said', () => {
    expect(detailChanges(text({ nextReviewDue: null }), text({ audience: ['staff', 'governor'] }))).toEqual([
      { what: 'Next review', before: 'not recorded', now: 'September 2027' },
      { what: 'For whom', before: 'staff', now: 'staff, governor' },
    ]);
    expect(detailChanges(text({}), text({}))).toEqual([]);
  });
});

describe('sending a version back', () => {
  it('needs a choice and a reason', () => {
    expect(checkReturn({ which: '', reason: ' ' }).map(({ field }) => field)).toEqual(['which', 'reason']);
    expect(checkReturn({ which: 'change', reason: 'Shorter.' })).toEqual([]);
  });
});

describe('a refusal', () => {
  it('of a field leaves the form, and any other one shows how things stand', () => {
    expect(isAboutNow('APPROVAL.REASON_MISSING')).toBe(false);
    expect(isAboutNow('APPROVAL.NOT_YOUR_TURN')).toBe(true);
    expect(isAboutNow('COMMAND.CONFLICT')).toBe(true);
  });
});
