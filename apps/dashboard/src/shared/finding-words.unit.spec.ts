/// <reference types="node" />
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, describe, expect, it } from '@jest/globals';
import { i18n, loadWelsh } from '../i18n/define-messages.js';
import { bySeverity, findingSaid, questionSaid, severityOf } from './finding-words.js';
import { findingsMessages } from './findings.messages.js';
import { findingsWelsh } from './findings.messages.cy.js';

const rulesFile = path.resolve(import.meta.dirname, '../../../../libs/features/policy/import/rules/policy-rules.ts');
const rules = [...readFileSync(rulesFile, 'utf8').matchAll(/\bid: '([\w-]+)'/g)].map(([, id]) => id ?? '');
const inWelsh = (): void => {
  loadWelsh('findings', findingsWelsh);
  i18n.activate('cy');
};

afterEach(() => i18n.activate('en'));

describe('the words of findings', () => {
  it('are there for every rule of the check, and for no other', () => {
    const keys = rules.map((rule) => rule.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase()));
    expect(keys.length).toBeGreaterThan(20);
    expect(Object.keys(findingsMessages.rule).sort()).toEqual(keys.sort());
  });

  it('are the check’s own in English', () => {
    const reason = 'The Data Protection Act 1998 has not been in force since 2018-05-25.';
    expect(findingSaid({ rule: 'law-repealed', reason })).toEqual({ text: reason, exact: null });
  });

  it('are Welsh in Welsh, with the check’s own sentence beside them', () => {
    inWelsh();
    expect(findingSaid({ rule: 'law-repealed', reason: 'Since 2018.' })).toEqual({
      text: findingsWelsh.rule.lawRepealed,
      exact: 'Since 2018.',
    });
    expect(questionSaid({ field: 'owner', question: 'Who owns this policy?' }).text).toBe(findingsWelsh.question.owner);
  });

  it('never say nothing of a rule that is not known yet', () => {
    inWelsh();
    expect(findingSaid({ rule: 'a-rule-to-come', reason: 'Why.' })).toEqual({
      text: findingsWelsh.unknown,
      exact: 'Why.',
    });
  });
});

describe('findings', () => {
  it('stand with the worst first, each group in the order of the text', () => {
    const found = ['section-number-skipped', 'owner-missing', 'law-repealed', 'contradiction'].map((rule) => ({
      rule,
    }));
    expect(bySeverity(found)).toEqual([
      { severity: 'wrong', findings: [{ rule: 'law-repealed' }, { rule: 'contradiction' }] },
      { severity: 'missing', findings: [{ rule: 'owner-missing' }] },
      { severity: 'tidy', findings: [{ rule: 'section-number-skipped' }] },
    ]);
  });

  it('of a rule that is not known stand among the worst', () => {
    expect(severityOf('a-rule-to-come')).toBe('wrong');
  });
});
