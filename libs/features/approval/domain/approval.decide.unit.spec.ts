import { describe, it } from '@jest/globals';
import {
  ApprovalCompleted,
  ApprovalNudged,
  ApprovalRequested,
  ApprovalVoided,
  ApprovalWithdrawn,
  StepApproved,
  StepRejected,
} from '#contracts/approval.events.js';
import { contextOf, given } from '#platform/testing/given.js';
import type { ApproveStep, RejectStep, RequestApproval } from './approval.commands.js';
import { approvalDecider } from './approval.decider.js';

const approvalId = '22222222-2222-4222-8222-222222222222';
const policyId = '33333333-3333-4333-8333-333333333333';
const versionId = '44444444-4444-4444-8444-444444444444';
const contentHash = 'a'.repeat(64);
const about = { approvalId, policyId, versionId };
const clerk = 'aaaaaaaa-0000-4000-8000-00000000000c';
const chair = 'aaaaaaaa-0000-4000-8000-0000000000c1';
const head = 'aaaaaaaa-0000-4000-8000-0000000000d1';
const as = (actorId: string) => contextOf({ actorId });

const ask: RequestApproval = {
  kind: 'RequestApproval',
  ...about,
  contentHash,
  policyTitle: { en: 'Social media', cy: null },
  chain: [
    { post: 'Chair of the Governors', appliesTo: 'whole' },
    { post: 'Head Teacher', appliesTo: 'Appendix A' },
  ],
};
const requested = ApprovalRequested({
  ...about,
  contentHash,
  policyTitle: ask.policyTitle,
  steps: [
    { number: 1, post: 'chair of governors', appliesTo: 'whole' },
    { number: 2, post: 'headteacher', appliesTo: 'Appendix A' },
  ],
  requestedBy: clerk,
});
const yes = (changes: Partial<ApproveStep> = {}): ApproveStep => ({
  kind: 'ApproveStep',
  post: 'chair of governors',
  heldPosts: ['Chair of Governors'],
  contentHash,
  decidedOn: null,
  ...changes,
});
const no = (changes: Partial<RejectStep> = {}): RejectStep => ({
  kind: 'RejectStep',
  post: 'chair of governors',
  heldPosts: ['chair of governors'],
  reason: 'Section 4 names the wrong school.',
  ...changes,
});
const headYes = yes({ post: 'headteacher', heldPosts: ['headteacher'] });
const decision = { approvalId, contentHash, decidedOn: '2026-11-21' };
const firstYes = StepApproved({ ...decision, number: 1, post: 'chair of governors', decidedBy: chair });
const secondYes = StepApproved({ ...decision, number: 2, post: 'headteacher', decidedBy: head });
const completed = ApprovalCompleted({ ...about, contentHash });
const voided = ApprovalVoided({ ...about, because: 'edited' });
const withdrawn = ApprovalWithdrawn({ ...about, withdrawnBy: clerk });
const rejected = StepRejected({
  ...about,
  contentHash,
  number: 1,
  post: 'chair of governors',
  decidedBy: chair,
  reason: 'Section 4 names the wrong school.',
});

describe('an approval that nobody has asked for', () => {
  const none = given(approvalDecider);

  it('is begun with numbered steps whose posts have their usual names', () => {
    none.when(ask, as(clerk)).then([requested]);
  });
  it('needs somebody to decide', () => {
    none.when({ ...ask, chain: [] }).thenRefused('APPROVAL.CHAIN_EMPTY', ['chain']);
  });
  it('has at most ten steps', () => {
    const chain = Array.from({ length: 11 }, (_, index) => ({ post: `governor ${index}`, appliesTo: 'whole' }));
    none.when({ ...ask, chain }).thenRefused('APPROVAL.CHAIN_TOO_LONG', ['chain']);
  });
  it('names a post in each step', () => {
    const chain = [...ask.chain, { post: ' - ', appliesTo: 'whole' }];
    none.when({ ...ask, chain }).thenRefused('APPROVAL.POST_MISSING', ['chain', '2', 'post']);
  });
  it('says in each step what it covers', () => {
    const chain = [{ post: 'headteacher', appliesTo: ' ' }];
    none.when({ ...ask, chain }).thenRefused('APPROVAL.PART_MISSING', ['chain', '0', 'appliesTo']);
  });
  it('does not ask one post twice for the same part, under whatever names', () => {
    const chain = [...ask.chain, { post: 'head', appliesTo: 'appendix a' }];
    none.when({ ...ask, chain }).thenRefused('APPROVAL.STEP_TWICE', ['chain', '2']);
  });
  it('may ask one post for two parts', () => {
    const chain = [
      { post: 'headteacher', appliesTo: 'Whole' },
      { post: 'headteacher', appliesTo: 'Appendix A' },
    ];
    const steps = [
      { number: 1, post: 'headteacher', appliesTo: 'whole' },
      { number: 2, post: 'headteacher', appliesTo: 'Appendix A' },
    ];
    none.when({ ...ask, chain }, as(clerk)).then([ApprovalRequested({ ...requested.body, steps })]);
  });
  it('cannot be decided, voided or withdrawn', () => {
    none.when(yes()).thenRefused('APPROVAL.UNKNOWN', ['approvalId']);
    none.when(no()).thenRefused('APPROVAL.UNKNOWN', ['approvalId']);
    none.when({ kind: 'VoidApproval', because: 'edited' }).thenRefused('APPROVAL.UNKNOWN', ['approvalId']);
    none.when({ kind: 'WithdrawApproval' }).thenRefused('APPROVAL.UNKNOWN', ['approvalId']);
  });
});

describe('an approval that waits for its first step', () => {
  const waiting = given(approvalDecider, [requested]);

  it('is not begun a second time', () => {
    waiting.when(ask).thenRefused('APPROVAL.ALREADY_REQUESTED');
  });
  it('goes to the next step with a yes', () => {
    waiting.when(yes(), as(chair)).then([firstYes]);
  });
  it('keeps the day on which the body decided', () => {
    waiting
      .when(yes({ decidedOn: '2026-07-19' }), as(chair))
      .then([StepApproved({ ...firstYes.body, decidedOn: '2026-07-19' })]);
  });
  it('takes the day of London, not of Greenwich, where none is given', () => {
    waiting
      .when(yes(), contextOf({ actorId: chair, now: '2026-06-30T23:30:00.000Z' }))
      .then([StepApproved({ ...firstYes.body, decidedOn: '2026-07-01' })]);
  });
  it('takes no day to come, and no day that does not exist', () => {
    waiting.when(yes({ decidedOn: '2026-11-22' }), as(chair)).thenRefused('APPROVAL.DATE_IN_FUTURE', ['decidedOn']);
    waiting.when(yes({ decidedOn: '2026-02-31' }), as(chair)).thenRefused('APPROVAL.BAD_DATE', ['decidedOn']);
  });
  it('is never decided by who asked for it, whatever posts they hold', () => {
    waiting.when(yes(), as(clerk)).thenRefused('APPROVAL.OWN_REQUEST', ['approvalId']);
    waiting.when(no(), as(clerk)).thenRefused('APPROVAL.OWN_REQUEST', ['approvalId']);
  });
  it('is decided on the text that waits and on no other', () => {
    waiting.when(yes({ contentHash: 'b'.repeat(64) }), as(chair)).thenRefused('APPROVAL.OTHER_TEXT', ['contentHash']);
  });
  it('lets nobody decide before their turn', () => {
    waiting.when(headYes, as(head)).thenRefused('APPROVAL.NOT_YOUR_TURN', ['post']);
  });
  it('lets nobody decide in a post that they do not hold', () => {
    waiting.when(yes({ heldPosts: ['headteacher'] }), as(head)).thenRefused('APPROVAL.POST_NOT_HELD', ['post']);
    waiting.when(no({ heldPosts: [] }), as(head)).thenRefused('APPROVAL.POST_NOT_HELD', ['post']);
  });
  it('ends with a no and its reason', () => {
    waiting.when(no(), as(chair)).then([rejected]);
  });
  it('takes no no without a reason', () => {
    waiting.when(no({ reason: '  ' }), as(chair)).thenRefused('APPROVAL.REASON_MISSING', ['reason']);
  });
  it('is voided by an edit', () => {
    waiting.when({ kind: 'VoidApproval', because: 'edited' }, as(head)).then([voided]);
  });
  it('is taken back by its requester and by nobody else', () => {
    waiting.when({ kind: 'WithdrawApproval' }, as(clerk)).then([withdrawn]);
    waiting.when({ kind: 'WithdrawApproval' }, as(chair)).thenRefused('APPROVAL.NOT_REQUESTER', ['approvalId']);
  });
});

describe('an approval that waits for a body', () => {
  const steps = [{ number: 1, post: 'trust board', appliesTo: 'whole' }];
  const waiting = given(approvalDecider, [ApprovalRequested({ ...requested.body, steps })]);
  const boardYes = yes({ post: 'Trust Board', heldPosts: ['Chair of Trustees'] });

  it('is decided by its chair, in the name of the body', () => {
    waiting.when(boardYes, as(chair)).then([StepApproved({ ...firstYes.body, post: 'trust board' }), completed]);
  });
  it('is decided by its chair as chair', () => {
    waiting
      .when(yes({ post: 'chair of trustees', heldPosts: ['chair of the trust board'] }), as(chair))
      .then([StepApproved({ ...firstYes.body, post: 'chair of trustees' }), completed]);
  });
  it('is not decided by one of its members', () => {
    waiting.when({ ...boardYes, heldPosts: ['trustee'] }, as(chair)).thenRefused('APPROVAL.POST_NOT_HELD', ['post']);
  });
  it('is not decided by the chair of another body', () => {
    waiting
      .when({ ...boardYes, heldPosts: ['chair of governors'] }, as(chair))
      .thenRefused('APPROVAL.POST_NOT_HELD', ['post']);
  });
});

describe('an approval whose first step was approved', () => {
  const halfway = given(approvalDecider, [requested, firstYes]);

  it('is complete with the last yes', () => {
    halfway.when(headYes, as(head)).then([secondYes, completed]);
  });
  it('does not take the first step again', () => {
    halfway.when(yes(), as(chair)).thenRefused('APPROVAL.NOT_YOUR_TURN', ['post']);
  });
  it('may be decided by one person who holds both posts', () => {
    halfway.when(headYes, as(chair)).then([StepApproved({ ...secondYes.body, decidedBy: chair }), completed]);
  });
});

describe.each([
  ['was completed', [requested, firstYes, secondYes, completed]],
  ['was rejected', [requested, rejected]],
  ['was voided', [requested, voided]],
  ['was withdrawn', [requested, withdrawn]],
] as const)('an approval that %s', (_, history) => {
  const over = given(approvalDecider, history);

  it('takes no decision and no withdrawal any more', () => {
    over.when(headYes, as(head)).thenRefused('APPROVAL.ENDED', ['approvalId']);
    over.when(no(), as(chair)).thenRefused('APPROVAL.ENDED', ['approvalId']);
    over.when({ kind: 'WithdrawApproval' }, as(clerk)).thenRefused('APPROVAL.ENDED', ['approvalId']);
  });
  it('is not begun again', () => {
    over.when(ask).thenRefused('APPROVAL.ALREADY_REQUESTED');
  });
});

describe('an edit before publication', () => {
  it('voids an approval that was given in full', () => {
    given(approvalDecider, [requested, firstYes, secondYes, completed])
      .when({ kind: 'VoidApproval', because: 'edited' })
      .then([voided]);
  });
  it.each([
    ['rejected', rejected],
    ['withdrawn', withdrawn],
    ['voided', voided],
  ] as const)('finds nothing to void where it was %s', (_, ending) => {
    given(approvalDecider, [requested, ending])
      .when({ kind: 'VoidApproval', because: 'edited' })
      .thenRefused('APPROVAL.ENDED', ['approvalId']);
  });
});

describe('a reminder of an approval that waits', () => {
  const holders = [{ tenantId: 'aaaaaaaa-0000-4000-8000-00000000005c', personId: chair }];
  const remind = { kind: 'NudgeApprovers', holders } as const;
  const nudged = (number: number, post: string, nudgedOn: string) =>
    ApprovalNudged({ approvalId, number, post, holders, nudgedBy: clerk, nudgedOn });
  const today = nudged(1, 'chair of governors', '2026-11-21');

  it('is recorded with those whom it goes to', () => {
    given(approvalDecider, [requested]).when(remind, as(clerk)).then([today]);
  });
  it('goes out once a day', () => {
    given(approvalDecider, [requested, today])
      .when(remind, as(clerk))
      .thenRefused('APPROVAL.NUDGED_TODAY', ['approvalId']);
    given(approvalDecider, [requested, nudged(1, 'chair of governors', '2026-11-20')])
      .when(remind, as(clerk))
      .then([today]);
  });
  it('goes to whoever decides next on the same day', () => {
    given(approvalDecider, [requested, today, firstYes])
      .when(remind, as(clerk))
      .then([nudged(2, 'headteacher', '2026-11-21')]);
  });
  it('needs somebody who holds the post', () => {
    given(approvalDecider, [requested])
      .when({ ...remind, holders: [] }, as(clerk))
      .thenRefused('APPROVAL.NOBODY_TO_NUDGE', ['approvalId']);
  });
  it('changes nothing of what may be decided', () => {
    given(approvalDecider, [requested, today]).when(yes(), as(chair)).then([firstYes]);
  });
  it('is not sent of what has ended', () => {
    given(approvalDecider, [requested, withdrawn])
      .when(remind, as(clerk))
      .thenRefused('APPROVAL.ENDED', ['approvalId']);
  });
});

describe('a no that asks for a change', () => {
  it('says so in the record', () => {
    given(approvalDecider, [requested])
      .when(no({ asksForChange: true }), as(chair))
      .then([StepRejected({ ...rejected.body, asksForChange: true })]);
  });
});
