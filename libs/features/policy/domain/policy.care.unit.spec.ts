import { describe, expect, it } from '@jest/globals';
import {
  DetailsRecorded,
  FindingAccepted,
  FindingFixed,
  FindingWaived,
  ReviewNudged,
} from '#contracts/policy-care.events.js';
import type { PolicyEvent, PolicyFinding } from '#contracts/policy.events.js';
import { fold } from '#platform/kernel/decider.js';
import type { Result } from '#platform/kernel/result.js';
import { findingIds } from './finding.ids.js';
import type { PolicyCommand } from './policy.commands.js';
import { policyDecider } from './policy.decider.js';
import * as history from './testing/policy.history.js';

const { policyId, firstId, secondId } = history;
const finding = (rule: string, line: number | null, excerpt: string | null): PolicyFinding => ({
  ...{ rule, line, excerpt },
  reason: `The reason of ${rule}.`,
  source: 'House check',
});
const law = finding('law-repealed', 12, 'Data Protection Act 1998');
const noOwner = finding('owner-missing', null, null);
const [lawId = '', ownerId = ''] = findingIds([law, noOwner]);

const withFindings = (events: readonly PolicyEvent[], findings = [law, noOwner]): PolicyEvent[] =>
  events.map((event) => (event.type === 'VersionDrafted' ? { ...event, body: { ...event.body, findings } } : event));
const inForce = withFindings(history.inForce);
const second = { ...history.nextDrafted, body: { ...history.nextDrafted.body, findings: [noOwner] } };
const decide = (given: readonly PolicyEvent[], command: PolicyCommand, now = '2026-11-21T09:14:00.000Z') =>
  policyDecider.decide(command, fold(policyDecider, given), { tenantId: 't', actorId: 'a', now });
const code = (result: Result<unknown>): string => (result.ok ? 'accepted' : result.refusal.code);

const accept = (changes: object = {}): PolicyCommand => ({
  ...{ kind: 'AcceptFinding', versionId: firstId, findingId: lawId, responsible: 'Sam Keeper' },
  ...{ dueOn: '2026-12-01', note: null },
  ...changes,
});
const waive = (changes: object = {}): PolicyCommand => ({
  ...{ kind: 'WaiveFinding', versionId: firstId, findingId: lawId, reason: 'It is a quotation.', until: '2027-06-30' },
  ...changes,
});
const fix = (changes: object = {}): PolicyCommand => ({
  ...{ kind: 'FixFinding', versionId: firstId, findingId: lawId, fixedIn: secondId, note: null },
  ...changes,
});
const about = { policyId, versionId: firstId, findingId: lawId, rule: 'law-repealed' };
const accepted = FindingAccepted({ ...about, responsible: 'sealed', dueOn: '2026-12-01', note: null });
const waived = FindingWaived({ ...about, reason: 'It is a quotation.', until: '2027-06-30' });
const fixed = FindingFixed({ ...about, fixedIn: secondId, fixedInNumber: 2, note: null });

describe('the id of a finding', () => {
  it('stays where the same words stand on another line of the next version', () => {
    expect(findingIds([{ ...law, line: 90 }])).toEqual([lawId]);
    expect(findingIds([{ ...law, excerpt: 'data  protection act 1998' }])).toEqual([lawId]);
  });

  it('tells rules, words and repetitions apart', () => {
    const again = findingIds([law, law, { ...law, rule: 'law-misdated' }, { ...law, excerpt: 'Equal Pay Act 1970' }]);
    expect(new Set(again).size).toBe(4);
  });
});

describe('a finding that nobody has answered', () => {
  it('is accepted with who mends it by when', () => {
    expect(decide(inForce, accept({ responsible: ' Sam Keeper ', note: ' With the summer review. ' }))).toEqual({
      ok: true,
      value: [
        FindingAccepted({
          ...about,
          ...{ responsible: 'Sam Keeper', dueOn: '2026-12-01', note: 'With the summer review.' },
        }),
      ],
    });
  });

  it('is waived with a reason and an end', () => {
    expect(decide(inForce, waive())).toEqual({ ok: true, value: [waived] });
  });

  it('is mended by a later version that no longer has it', () => {
    expect(decide([...inForce, second], fix())).toEqual({ ok: true, value: [fixed] });
  });

  it.each([
    ['an unknown version', accept({ versionId: secondId }), 'POLICY.UNKNOWN_VERSION'],
    ['an unknown finding', accept({ findingId: 'law-repealed:00000000:1' }), 'POLICY.UNKNOWN_FINDING'],
    ['a finding called like a part of every object', accept({ findingId: 'constructor' }), 'POLICY.UNKNOWN_FINDING'],
    ['nobody who mends it', accept({ responsible: '  ' }), 'POLICY.RESPONSIBLE_MISSING'],
    ['a day that is none', accept({ dueOn: '2026-02-30' }), 'POLICY.BAD_DATE'],
    ['a day that has passed', accept({ dueOn: '2026-11-20' }), 'POLICY.DAY_PASSED'],
    ['a name without end', accept({ responsible: 'x'.repeat(201) }), 'POLICY.WORDS_TOO_LONG'],
    ['no reason', waive({ reason: '\n ' }), 'POLICY.REASON_MISSING'],
    ['a waiver that has ended', waive({ until: '2026-11-20' }), 'POLICY.DAY_PASSED'],
    ['a waiver for ever', waive({ until: '2029-11-22' }), 'POLICY.WAIVER_TOO_LONG'],
    ['a fix in a version that is not there', fix(), 'POLICY.UNKNOWN_VERSION'],
    ['a fix of words in the version that has them', fix({ fixedIn: firstId }), 'POLICY.FIX_NEEDS_VERSION'],
    [
      'an entry in the record that nobody describes',
      fix({ fixedIn: firstId, findingId: ownerId }),
      'POLICY.NOTE_MISSING',
    ],
  ])('is not answered with %s', (_, command, refusal) => {
    expect(code(decide(inForce, command))).toBe(refusal);
  });

  it('is not mended by a version in which the check finds it again', () => {
    expect(code(decide([...inForce, second], fix({ findingId: ownerId })))).toBe('POLICY.FIX_STILL_FOUND');
  });

  it('is mended in the record itself where something was missing there', () => {
    const mended = fix({ findingId: ownerId, fixedIn: firstId, note: 'Recorded today.' });
    expect(code(decide(inForce, mended))).toBe('accepted');
  });
});

describe('a finding that was answered', () => {
  it('is not answered in the same way twice', () => {
    expect(code(decide([...inForce, accepted], accept()))).toBe('POLICY.FINDING_SETTLED');
    expect(code(decide([...inForce, waived], waive()))).toBe('POLICY.FINDING_SETTLED');
  });

  it('may be answered otherwise, as long as it is not mended', () => {
    expect(code(decide([...inForce, accepted], waive()))).toBe('accepted');
    expect(code(decide([...inForce, waived], accept()))).toBe('accepted');
  });

  it('waits again once its waiver has ended, and may be waived anew', () => {
    expect(code(decide([...inForce, waived], waive({ until: '2028-01-01' }), '2027-07-01T09:00:00.000Z'))).toBe(
      'accepted',
    );
  });

  it('is open while the version that mends it is not in force, and settled afterwards', () => {
    expect(code(decide([...inForce, second, fixed], waive()))).toBe('accepted');
    const published = { ...history.published, body: { ...history.published.body, versionId: secondId, number: 2 } };
    expect(code(decide([...inForce, second, fixed, published], waive()))).toBe('POLICY.FINDING_SETTLED');
  });

  it('takes its answer along into the next version that has it', () => {
    const ownerWaived = FindingWaived({ ...waived.body, findingId: ownerId, rule: 'owner-missing' });
    const again = waive({ versionId: secondId, findingId: ownerId });
    expect(code(decide([...inForce, ownerWaived, second], again))).toBe('POLICY.FINDING_SETTLED');
  });
});

describe('details of a policy in force', () => {
  const record = (details: readonly (readonly [string, string])[], because = 'Minutes of 4 May.'): PolicyCommand => ({
    kind: 'RecordDetails',
    details: details.map(([field, value]) => ({ field, value })),
    because,
  });
  const body = { policyId, versionId: firstId, owner: null, because: 'Minutes of 4 May.' };

  it('are recorded by name, and what is not named stays', () => {
    const given = record([
      ['approvingBody', 'Governing body'],
      ['nextReviewDue', '2028-05'],
      ['reviewCycleMonths', '12'],
      ['audience', 'teacher, Support'],
    ]);
    const details = {
      ...{ approvingBody: 'Governing body', nextReviewDue: '2028-05', reviewCycleMonths: 12 },
      audience: ['teacher', 'support'],
    };
    expect(decide(inForce, given)).toEqual({ ok: true, value: [DetailsRecorded({ ...body, details })] });
  });

  it('are "not recorded" where the value is empty', () => {
    const given = record([
      ['owner', ''],
      ['nextReviewDue', ' '],
    ]);
    const event = DetailsRecorded({ ...body, details: { nextReviewDue: null }, owner: { name: null } });
    expect(decide(inForce, given)).toEqual({ ok: true, value: [event] });
  });

  it('change the dates that later rules go by, and no word of the text', () => {
    const event = DetailsRecorded({ ...body, details: { nextReviewDue: '2025-05' } });
    const before = fold(policyDecider, inForce);
    const after = fold(policyDecider, [...inForce, event]);
    if (before.status === 'unregistered' || after.status === 'unregistered') throw new Error('unregistered');
    expect(after.current).toEqual({ ...before.current, nextReviewDue: '2025-05' });
  });

  it.each([
    ['nothing in it', record([]), 'POLICY.NOTHING_RECORDED'],
    ['no reason', record([['owner', 'Jane']], ' '), 'POLICY.REASON_MISSING'],
    ['a field that there is not', record([['__proto__', 'x']]), 'POLICY.UNKNOWN_DETAIL'],
    ['a date that is none', record([['nextReviewDue', 'soon']]), 'POLICY.BAD_DATE'],
    ['a cycle that is none', record([['reviewCycleMonths', '1.5']]), 'POLICY.BAD_REVIEW_CYCLE'],
    ['a review in the future', record([['lastReviewed', '2027-01']]), 'POLICY.REVIEW_IN_FUTURE'],
    ['a review before the last one', record([['nextReviewDue', '2024-01']]), 'POLICY.NEXT_REVIEW_BEFORE_REVIEW'],
    ['people that there are not', record([['audience', 'pirates']]), 'POLICY.UNKNOWN_AUDIENCE'],
  ])('are not recorded with %s', (_, command, refusal) => {
    expect(code(decide(inForce, command))).toBe(refusal);
  });

  it('are the draft’s own until a version is in force, but for who keeps it', () => {
    expect(code(decide(history.begun, record([['nextReviewDue', '2028-05']])))).toBe('POLICY.NOTHING_IN_FORCE');
    expect(code(decide(history.begun, record([['owner', 'Jane']])))).toBe('accepted');
  });
});

describe('the reminder of a review', () => {
  const nudge: PolicyCommand = { kind: 'NudgeReview' };
  const overdue = '2027-08-01T09:00:00.000Z';

  it('is recorded with the day and the date that it is about', () => {
    const event = ReviewNudged({ policyId, versionId: firstId, nextReviewDue: '2027-07', nudgedOn: '2027-08-01' });
    expect(decide(inForce, nudge, overdue)).toEqual({ ok: true, value: [event] });
    expect(code(decide([...inForce, event], nudge, '2027-08-01T22:00:00.000Z'))).toBe('POLICY.NUDGED_TODAY');
    expect(code(decide([...inForce, event], nudge, '2027-08-01T23:30:00.000Z'))).toBe('accepted');
  });

  it('is sent before the day too, but not long before', () => {
    expect(code(decide(inForce, nudge, '2027-07-15T09:00:00.000Z'))).toBe('accepted');
    expect(code(decide(inForce, nudge))).toBe('POLICY.REVIEW_NOT_DUE');
  });

  it('is about a date that is recorded, of a version in force, of a policy that is kept', () => {
    const undated = { ...history.published, body: { ...history.published.body, nextReviewDue: null } };
    expect(code(decide([...history.ready, undated], nudge))).toBe('POLICY.REVIEW_NOT_RECORDED');
    expect(code(decide(history.begun, nudge))).toBe('POLICY.NOTHING_IN_FORCE');
    expect(code(decide([], nudge))).toBe('POLICY.UNKNOWN');
  });
});
