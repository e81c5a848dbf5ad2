import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { sentenceOf, spokenTypes, whyOf } from './event.sentence.js';

const contracts = path.resolve(import.meta.dirname, '../../../../contracts');

/** Stored names of all published events; those of a case are withheld and have their own screen. */
const published = readdirSync(contracts)
  .filter((file) => file.endsWith('.events.ts') && !file.startsWith('breach'))
  .flatMap((file) => [...readFileSync(path.join(contracts, file), 'utf8').matchAll(/defineEvent\(\s*'(\w+)'/g)])
  .map(([, type = '']) => type);

const body = {
  ...{ name: { en: 'Ivy Lane', cy: null }, title: { en: 'Behaviour', cy: 'Ymddygiad' }, number: 3, versionNumber: 3 },
  ...{ policyTitle: { en: 'Behaviour', cy: 'Ymddygiad' }, dueOn: '2026-11-30', post: 'headteacher', kind: 'teacher' },
  ...{ because: 'closed', endDate: '2026-08-31', reviewedOn: '2026-09-01', status: 'open', message: 'nudge' },
  ...{ schoolName: 'Ivy Lane', groupName: 'Harbour', postLabel: 'headteacher', role: 'CLERK' },
};

describe('a recorded event', () => {
  it('has a sentence of its own, whatever its type', () => {
    expect(published.length).toBeGreaterThan(40);
    expect(published.filter((type) => !spokenTypes.has(type))).toEqual([]);
  });

  it.each(published)('%s is told in English and in Welsh', (type) => {
    const { en, cy } = sentenceOf(type, body);
    expect(en).toMatch(/^[A-Z“].*\.$/u);
    expect(cy).toMatch(/^[A-Z“].*\.$/u);
    expect(cy).not.toBe(en);
    expect(`${en} ${cy}`).not.toMatch(/undefined|null|NaN|\b\d{4}-\d{2}-\d{2}\b/);
  });

  it('names what it is about in the reader’s language, with days in words', () => {
    expect(sentenceOf('CampaignLaunched', body)).toEqual({
      en: 'People were asked to read version 3 of “Behaviour” by 30 November 2026.',
      cy: 'Gofynnwyd i bobl ddarllen fersiwn 3 o “Ymddygiad” erbyn 30 Tachwedd 2026.',
    });
  });

  it('of an unknown type reads as its name, never as nothing', () => {
    expect(sentenceOf('SomethingNew', {}).en).toBe('something new.');
  });
});

describe('a reason', () => {
  it('is shown in the words of its author, never as a code, nor sealed', () => {
    expect(whyOf({ reason: 'The head is on leave' })).toBe('The head is on leave');
    expect(whyOf({ because: 'superseded' })).toBeNull();
    expect(whyOf({ reason: 'sealed:v1:abc' })).toBeNull();
    expect(whyOf({})).toBeNull();
  });
});
