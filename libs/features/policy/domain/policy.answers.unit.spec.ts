import { describe, expect, it } from '@jest/globals';
import type { PolicyAnswer, RecordedApproval } from '#contracts/policy.events.js';
import { answerQuestions } from './policy.answers.js';

const approval = (rest: Partial<RecordedApproval>): RecordedApproval => ({
  ...{ body: 'governing body', role: null, approvedOn: null, nextReviewDue: null, appliesTo: 'whole', ...rest },
});
const asked = (field: string, candidates: readonly string[] = []) => ({ field, line: 1, candidates, question: field });
const answered = (
  approvals: readonly RecordedApproval[],
  questions: readonly ReturnType<typeof asked>[],
  ...answers: readonly PolicyAnswer[]
) => {
  const metadata = {
    ...{ approvals, approvers: [], lastReviewed: null, nextReviewDue: null, reviewCycleMonths: null },
    ...{ versions: [], amendments: [] },
  };
  return answerQuestions({ title: { en: 'Social media', cy: null }, audience: [], metadata, questions }, answers);
};

describe('two approvals that contradict each other', () => {
  const [older, newer] = [approval({ approvedOn: '2024-07-10' }), approval({ approvedOn: '2024-07-19' })];
  const appendix = approval({ approvedOn: '2024-01-05', appliesTo: 'Appendix A' });
  const question = asked('standingApproval', ['2024-07-10', '2024-07-19']);

  it('leave the one that stands, each with its own signatory, and nothing to ask', () => {
    const result = answered([older, newer, appendix], [question], { field: 'standingApproval', value: '2024-07-19' });
    expect(result).toMatchObject({
      ok: true,
      value: {
        metadata: {
          approvals: [
            { approvedOn: '2024-07-19', signatory: 1 },
            { appliesTo: 'Appendix A', signatory: 2 },
          ],
        },
        questions: [],
      },
    });
  });

  it('both stay where nobody knows which one stands', () => {
    const result = answered([older, newer], [question], { field: 'standingApproval', value: '' });
    expect(result).toMatchObject({ ok: true, value: { metadata: { approvals: [older, newer] } } });
  });

  it('are not decided by a third day', () => {
    const result = answered([older, newer], [question], { field: 'standingApproval', value: '2020-01-01' });
    expect(result).toMatchObject({ ok: false, refusal: { code: 'POLICY.BAD_ANSWER' } });
  });
});

describe('answers to the same question about several approvals', () => {
  it('go one by one, and one that is not recorded leaves its approval without a day', () => {
    const whole = approval({});
    const part = approval({ appliesTo: 'Appendix A' });
    const result = answered(
      [part, whole],
      [asked('approvedOn'), asked('approvedOn')],
      { field: 'approvedOn', value: '' },
      { field: 'approvedOn', value: '2024-07' },
    );
    expect(result).toMatchObject({
      ok: true,
      value: { metadata: { approvals: [{ appliesTo: 'Appendix A', approvedOn: '2024-07' }, { approvedOn: null }] } },
    });
  });

  it('about the next review of parts go one by one, too', () => {
    const parts = ['Appendix A', 'Appendix B'].map((appliesTo) => approval({ appliesTo, approvedOn: '2024-01-05' }));
    const result = answered(
      parts,
      [asked('partReviewDue'), asked('partReviewDue')],
      { field: 'partReviewDue', value: '' },
      { field: 'partReviewDue', value: '2027-01' },
    );
    expect(result).toMatchObject({
      ok: true,
      value: { metadata: { approvals: [{ nextReviewDue: null }, { nextReviewDue: '2027-01' }] } },
    });
  });
});
