import { describe, expect, it } from '@jest/globals';
import { breachEvents } from '#contracts/breach.events.js';
import type { LocalText } from '#contracts/local-text.js';
import type { JsonObject } from '#platform/kernel/json.js';
import { stepSentence } from './step.sentence.js';

const names: Readonly<Record<string, string>> = { h: 'Ann Hill', t: 'Tom Reed' };
const both = (type: string, body: JsonObject): LocalText => stepSentence(type, body, (id) => names[String(id)] ?? null);
const say = (type: string, body: JsonObject): string | null => both(type, body).en;

describe('a step of a case', () => {
  it.each<[string, JsonObject, string]>([
    ['BreachReported', { confidential: false, reportedBy: 't' }, 'Reported by Tom Reed.'],
    ['BreachReported', { confidential: true, reportedBy: 't' }, 'Reported in confidence.'],
    [
      'BreachTriaged',
      { severity: 'low', triagedBy: 'h', handlerPersonId: 't', note: null },
      'Taken up as low by Ann Hill; handled by Tom Reed.',
    ],
    [
      'BreachTriaged',
      { severity: 'low', triagedBy: 'x', handlerPersonId: null, note: 'Look soon' },
      'Taken up as low. Look soon.',
    ],
    [
      'BreachEscalated',
      { to: 'CHILD_PROTECTION', toldAt: '2026-07-01T08:30:00.000Z', reference: 'AB/1' },
      'Child protection was told on 1 July 2026 at 09:30, reference AB/1.',
    ],
    [
      'MeasureRecorded',
      { recordedBy: 'h', measure: 'Talked to the parents.' },
      'Measure by Ann Hill: Talked to the parents.',
    ],
    [
      'EvidenceAttached',
      {
        attachedBy: 'h',
        description: 'The post',
        fileName: 'a.png',
        contentType: 'image/png',
        size: 1500,
        sha256: 'ab',
      },
      'Evidence by Ann Hill: The post. (a.png, image/png, 2 kB, SHA-256 ab)',
    ],
    [
      'OutcomeRecorded',
      { decidedBy: 'h', outcome: 'UNFOUNDED', reason: 'Nothing in it.' },
      'Found unfounded by Ann Hill: Nothing in it.',
    ],
    [
      'ClockSetAside',
      { clock: 'ICO', setAsideBy: 'h', reason: 'The list held no names' },
      'Ann Hill found that the ICO need not be told: The list held no names.',
    ],
    ['BreachClosed', { closedBy: 'h' }, 'Closed by Ann Hill.'],
    ['ConfidentialRecordRead', { by: 'h', what: 'evidence' }, 'A file was read by Ann Hill.'],
    ['ConfidentialRecordRead', { by: 'h' }, 'Read by Ann Hill.'],
  ])('reads as a plain sentence: %s', (type, body, sentence) => expect(say(type, body)).toBe(sentence));
  it('says so when its text was erased', () => {
    const measure = { erasedOn: '2040-01-01', rule: 'retention' };
    expect(say('MeasureRecorded', { recordedBy: 'x', measure })).toBe('Measure: (erased on 2040-01-01: retention)');
  });
  it('has a sentence for every fact that is stored', () => {
    for (const { type } of breachEvents) {
      const { en, cy } = both(type, { toldAt: '2026-07-01T08:30:00.000Z' });
      expect({ type, missing: en === '' || cy === '', same: en === cy }).toEqual({ type, missing: false, same: false });
    }
  });
  it('says it in Welsh too, what people wrote as they wrote it', () => {
    const { cy } = both('OutcomeRecorded', { decidedBy: 'h', outcome: 'UNFOUNDED', reason: 'Nothing in it.' });
    expect(cy).toBe('Canfuwyd ei fod yn ddi-sail gan Ann Hill: Nothing in it.');
    expect(both('BreachEscalated', { to: 'POLICE', toldAt: '2026-07-01T08:30:00.000Z' }).cy).toMatch(
      /^Rhoddwyd gwybod i’r heddlu ar 1 Gorffennaf 2026/,
    );
  });
});
