import { describe, expect, it } from '@jest/globals';
import {
  DraftEdited,
  PolicyArchived,
  PolicyRegistered,
  QuestionsAnswered,
  VersionDrafted,
  VersionReturnedToDraft,
} from '#contracts/policy.events.js';
import { fold } from '#platform/kernel/decider.js';
import { given } from '#platform/testing/given.js';
import { answerQuestions } from './policy.answers.js';
import type { AnswerQuestions, EditDraft } from './policy.commands.js';
import { answeredContent, approvalOf, draftedContent, editedContent, openVersion } from './policy.content.js';
import { policyDecider } from './policy.decider.js';
import * as history from './testing/policy.history.js';

const { policyId, firstId, secondId, approvalId, draft, nextDraft, metadata, sections } = history;
const register = { kind: 'RegisterPolicy', policyId, category: 'social-media', draft } as const;
const draftNext = { kind: 'DraftVersion', category: null, draft: nextDraft } as const;
const newText = [{ number: '1', heading: 'Aims', level: 1, text: 'Better words.' }];
const newHash = 'e'.repeat(64);
const edit: EditDraft = {
  kind: 'EditDraft',
  versionId: firstId,
  contentHash: newHash,
  sections: newText,
  nextReviewDue: null,
  changes: 'Better words.',
  findings: [],
};
const edited = DraftEdited({
  policyId,
  versionId: firstId,
  contentHash: newHash,
  sections: newText,
  metadata,
  findings: [],
  changes: 'Better words.',
});
const answer: AnswerQuestions = {
  kind: 'AnswerQuestions',
  versionId: firstId,
  contentHash: newHash,
  answers: [
    { field: 'approver', value: 'headteacher, then governing body' },
    { field: 'approvedOn', value: '2014-02-05' },
    { field: 'owner', value: 'Kim Keeper' },
  ],
};

describe('a policy that is not in the register', () => {
  const none = given(policyDecider);

  it('is registered with its first draft', () => {
    none.when(register).then(history.begun);
  });
  it('seals no empty names', () => {
    const bare = { ...draft, owner: null, signedBy: [null, null], authors: [null] };
    none
      .when({ ...register, draft: bare })
      .then([
        PolicyRegistered({ ...history.registered.body, owner: null }),
        VersionDrafted({ ...history.drafted.body, people: null }),
      ]);
  });
  it('needs a category and a title', () => {
    none.when({ ...register, category: ' ' }).thenRefused('POLICY.CATEGORY_MISSING', ['category']);
    none.when({ ...register, category: null }).thenRefused('POLICY.CATEGORY_MISSING', ['category']);
    none.when({ ...register, category: 'sea-shanties' }).thenRefused('POLICY.CATEGORY_UNKNOWN', ['category']);
    none.when({ ...register, draft: { ...draft, title: null } }).thenRefused('POLICY.TITLE_MISSING', ['title']);
    const blank = { ...draft, title: { en: ' ', cy: null } };
    none.when({ ...register, draft: blank }).thenRefused('POLICY.TITLE_MISSING', ['title']);
  });
  it('may have a Welsh title alone', () => {
    const cy = { en: null, cy: 'Cyfryngau cymdeithasol' };
    none
      .when({ ...register, draft: { ...draft, title: cy } })
      .then([
        PolicyRegistered({ ...history.registered.body, title: cy }),
        VersionDrafted({ ...history.drafted.body, title: cy }),
      ]);
  });
  it('needs text, in sections that have a level', () => {
    const empty = [{ number: '1', heading: ' ', level: 1, text: '' }];
    none.when({ ...register, draft: { ...draft, sections: [] } }).thenRefused('POLICY.TEXT_MISSING', ['sections']);
    none.when({ ...register, draft: { ...draft, sections: empty } }).thenRefused('POLICY.TEXT_MISSING', ['sections']);
    const deep = [...sections, { number: null, heading: 'Deep', level: 0, text: 'x' }];
    none
      .when({ ...register, draft: { ...draft, sections: deep } })
      .thenRefused('POLICY.BAD_LEVEL', ['sections', '1', 'level']);
    const long = [{ number: null, heading: 'Long', level: 1, text: 'x'.repeat(3_000_000) }];
    none.when({ ...register, draft: { ...draft, sections: long } }).thenRefused('POLICY.TEXT_TOO_LONG', ['sections']);
  });
  it.each([
    ['nextReviewDue', { nextReviewDue: 'Autumn 2015' }],
    ['lastReviewed', { lastReviewed: '2015-13' }],
    ['approvedOn', { approvals: [{ ...metadata.approvals[0]!, approvedOn: '2014-02-31' }] }],
    ['date', { versions: [{ version: '1', date: '19.07.2024', changes: null }] }],
  ])('takes dates only as days and months: %s', (field, wrong) => {
    none
      .when({ ...register, draft: { ...draft, metadata: { ...metadata, ...wrong } } })
      .thenRefused('POLICY.BAD_DATE', [field]);
  });
  it('takes a review cycle only in whole months', () => {
    none
      .when({ ...register, draft: { ...draft, metadata: { ...metadata, reviewCycleMonths: 0 } } })
      .thenRefused('POLICY.BAD_REVIEW_CYCLE', ['reviewCycleMonths']);
  });
  it('takes no other command', () => {
    none.when(draftNext).thenRefused('POLICY.UNKNOWN', ['policyId']);
    none.when(edit).thenRefused('POLICY.UNKNOWN', ['policyId']);
  });
});

describe('a policy with a draft', () => {
  const begun = given(policyDecider, history.begun);

  it('is not registered again', () => {
    begun.when(register).thenRefused('POLICY.ALREADY_REGISTERED', ['policyId']);
  });
  it('takes no second draft beside it', () => {
    begun.when(draftNext).thenRefused('POLICY.DRAFT_OPEN', ['policyId']);
  });
  it('takes new text', () => {
    begun.when(edit).then([edited]);
  });
  it('keeps what was said of the changes, and takes a new review date', () => {
    begun
      .when({ ...edit, changes: null, nextReviewDue: '2028-01' })
      .then([DraftEdited({ ...edited.body, changes: null, metadata: { ...metadata, nextReviewDue: '2028-01' } })]);
  });
  it('takes no empty text and no date that is none', () => {
    begun.when({ ...edit, sections: [] }).thenRefused('POLICY.TEXT_MISSING', ['sections']);
    begun.when({ ...edit, nextReviewDue: 'soon' }).thenRefused('POLICY.BAD_DATE', ['nextReviewDue']);
  });
  it('knows no other version', () => {
    begun.when({ ...edit, versionId: secondId }).thenRefused('POLICY.UNKNOWN_VERSION', ['versionId']);
  });
  it('takes answers, and asks no more what was answered', () => {
    begun.when(answer).then([
      QuestionsAnswered({
        policyId,
        versionId: firstId,
        contentHash: newHash,
        title: history.title,
        audience: ['teacher', 'support'],
        metadata: {
          ...metadata,
          approvers: ['headteacher', 'governing body'],
          approvals: [metadata.approvals[0]!, { ...metadata.approvals[1]!, approvedOn: '2014-02-05' }],
        },
        questions: [],
        answers: answer.answers,
      }),
    ]);
  });
  it.each([
    ['approvedOn', 'last summer'],
    ['lastReviewed', '2014-02-31'],
    ['nextReviewDue', 'soon'],
    ['reviewCycleMonths', 'annually'],
    ['title', ''],
    ['partReviewDue', 'blank'],
    ['appliesTo', ''],
    ['appliesTo', 'whole'],
  ])('takes no answer to %s that says "%s"', (field, value) => {
    begun.when({ ...answer, answers: [{ field, value }] }).thenRefused('POLICY.BAD_ANSWER', ['answers', field]);
  });
  it('takes the next review of a part', () => {
    const answers = [{ field: 'partReviewDue', value: '2027-02' }];
    const approvals = [metadata.approvals[0]!, { ...metadata.approvals[1]!, nextReviewDue: '2027-02' }];
    begun.when({ ...answer, answers }).then([
      QuestionsAnswered({
        ...{ policyId, versionId: firstId, contentHash: newHash, title: history.title },
        ...{ audience: ['teacher', 'support'], metadata: { ...metadata, approvals } },
        ...{ questions: history.questions, answers },
      }),
    ]);
  });
  it('takes no answer to what cannot be asked, and no empty list', () => {
    const foreign = { ...answer, answers: [{ field: 'constructor', value: 'x' }] };
    begun.when(foreign).thenRefused('POLICY.UNKNOWN_QUESTION', ['answers', 'constructor']);
    begun.when({ ...answer, answers: [] }).thenRefused('POLICY.NOTHING_ANSWERED', ['answers']);
  });
});

describe('a submitted version', () => {
  const waiting = given(policyDecider, history.waiting);
  const returned = VersionReturnedToDraft({ policyId, versionId: firstId, approvalId, because: 'edited' });

  it('is a draft again once it is edited', () => {
    waiting.when(edit).then([returned, edited]);
  });
  it('stays with its approvers when the same text is stored again', () => {
    waiting.when({ ...edit, contentHash: history.firstHash, sections, changes: null }).then([]);
  });
  it('takes no answers: they would change the text under its approvers', () => {
    waiting.when(answer).thenRefused('POLICY.NOT_A_DRAFT', ['versionId']);
  });
  it('lets no other draft begin', () => {
    waiting.when(draftNext).thenRefused('POLICY.DRAFT_OPEN', ['policyId']);
  });
  it('loses its approval by an edit even when all have said yes', () => {
    given(policyDecider, history.ready).when(edit).then([returned, edited]);
  });
});

describe('a policy in force', () => {
  const inForce = given(policyDecider, history.inForce);

  it('gets a further version, numbered on, with what it leaves out as it was', () => {
    inForce.when(draftNext).then([history.nextDrafted]);
  });
  it('stays in its category', () => {
    inForce.when({ ...draftNext, category: 'social-media' }).then([history.nextDrafted]);
    inForce.when({ ...draftNext, category: 'behaviour' }).thenRefused('POLICY.CATEGORY_DIFFERS', ['category']);
  });
  it('never has its published text edited', () => {
    inForce.when(edit).thenRefused('POLICY.VERSION_PUBLISHED', ['versionId']);
  });
  it('takes nothing once it is archived', () => {
    const archived = PolicyArchived({ policyId, versionId: firstId, because: 'Merged.' });
    given(policyDecider, [...history.inForce, archived])
      .when(draftNext)
      .thenRefused('POLICY.ARCHIVED', ['policyId']);
  });
});

describe('what is hashed', () => {
  it('is what the events will say', () => {
    const state = fold(policyDecider, history.begun);
    const version = openVersion(state, firstId)!;
    expect(draftedContent(fold(policyDecider, history.inForce), nextDraft).title).toEqual(history.title);
    expect(editedContent(version, edit)).toMatchObject({ sections: newText, metadata, title: history.title });
    const answered = answerQuestions(version, answer.answers);
    if (!answered.ok) throw new Error(answered.refusal.message);
    expect(answered.value.owner).toBe('Kim Keeper');
    expect(answeredContent(version, answered.value).metadata.approvers).toEqual(['headteacher', 'governing body']);
    expect(openVersion(state, secondId)).toBeNull();
  });
  it('hangs on an approval from its submission on', () => {
    expect(approvalOf(openVersion(fold(policyDecider, history.begun), firstId)!)).toBeNull();
    expect(approvalOf(openVersion(fold(policyDecider, history.waiting), firstId)!)).toBe(approvalId);
  });
});
