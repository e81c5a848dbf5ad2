import { describe, expect, it } from '@jest/globals';
import { reviewMessage, type ReviewFacts } from './review.message.js';

const facts: ReviewFacts = {
  title: { en: 'Behaviour policy', cy: 'Polisi ymddygiad' },
  due: '2026-05',
  today: '2026-06-01',
  link: 'https://trust.example/policies/1',
  to: 'jane@example.org',
  name: 'Jane Price',
  language: 'en',
};

describe('the reminder of a review', () => {
  it('says that the review was due, where to record it, and nothing of anybody else', () => {
    const { to, subject, text } = reviewMessage(facts);
    expect({ to, subject }).toEqual({ to: 'jane@example.org', subject: 'Review due: Behaviour policy' });
    expect(text).toContain('Dear Jane Price,');
    expect(text).toContain('The review of Behaviour policy was due May 2026 and is not recorded.');
    expect(text).toContain(facts.link);
  });

  it('says that it is due while its month has not ended', () => {
    expect(reviewMessage({ ...facts, today: '2026-05-31' }).text).toContain(
      'The review of Behaviour policy is due May 2026.',
    );
  });

  it('is in the language of who reads it, and greets nobody whose name is not known', () => {
    const { subject, text } = reviewMessage({ ...facts, language: 'cy', name: null });
    expect(subject).toBe('Adolygiad i’w wneud: Polisi ymddygiad');
    expect(text.startsWith('Roedd adolygiad Polisi ymddygiad')).toBe(true);
  });

  it('has one line of subject, however long and broken the title is', () => {
    const { subject } = reviewMessage({
      ...facts,
      title: { en: `Line\r\nBcc: x@example.org ${'x'.repeat(300)}`, cy: null },
    });
    expect(subject).not.toMatch(/[\r\n]/);
    expect(subject.length).toBeLessThanOrEqual(180);
  });
});
