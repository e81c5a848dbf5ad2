import { afterEach, describe, expect, it } from '@jest/globals';
import { Failed, NotAllowed, SignedOut } from '../api/failures.js';
import { RefusedCommand } from '../api/mutate.js';
import { i18n } from '../i18n/define-messages.js';
import { isoDay } from './day.js';
import { dropAllDrafts, dropDraft, keepDraft, openDraft } from './drafts.js';
import { fileProblem, fileSize } from './files.js';
import { problemOf } from './problems.js';

describe('a day', () => {
  it('is read as people write it', () => {
    expect(['2026-11-21', '21/11/2026', '1.2.2026', ' 1-2-2026 '].map(isoDay)).toEqual([
      ...['2026-11-21', '2026-11-21', '2026-02-01', '2026-02-01'],
    ]);
  });

  it('is not guessed', () => {
    expect(['', '31/02/2026', '11/21/2026', '21/11/26', 'tomorrow', '2026-11'].map(isoDay)).toEqual(
      Array.from({ length: 6 }, () => null),
    );
  });
});

describe('a file', () => {
  const rule = { kinds: ['.docx', '.pdf'], mostBytes: 10 * 1024 * 1024 };

  it('is taken whatever the case of its ending', () => {
    expect(fileProblem({ name: 'Behaviour.DOCX', size: 20_000 }, rule)).toBeNull();
    expect(fileProblem({ name: 'a.pdf', size: rule.mostBytes }, rule)).toBeNull();
  });

  it('is refused with the reason and the cure', () => {
    expect(fileProblem({ name: 'a.odt', size: 1 }, rule)).toBe(
      'a.odt cannot be read. Choose a file that ends in .docx, .pdf.',
    );
    expect(fileProblem({ name: 'a.pdf', size: 0 }, rule)).toContain('is empty');
    expect(fileProblem({ name: 'a.pdf', size: rule.mostBytes + 1 }, rule)).toContain('10 MB is the most');
  });

  it('has a size that can be read', () => {
    expect([1, 1024, 870_000, 2_500_000].map(fileSize)).toEqual(['1 kB', '1 kB', '850 kB', '2.4 MB']);
  });
});

describe('a refusal', () => {
  const fields = ['title', 'reason'];
  const no = { en: 'No.', cy: 'Na.' };

  it('stands at the field that its path names', () => {
    const refusal = new RefusedCommand('X.Y', { en: 'Write a reason.', cy: 'Ysgrifennwch reswm.' }, [
      'input',
      'reason',
    ]);
    expect(problemOf(refusal, { fields })).toEqual({ field: 'reason', text: 'Write a reason.' });
  });

  it('is said in the language of the page', () => {
    const refusal = new RefusedCommand('X.Y', no);
    i18n.activate('cy');
    const said = problemOf(refusal, { fields }).text;
    i18n.activate('en');
    expect([said, problemOf(refusal, { fields }).text]).toEqual(['Na.', 'No.']);
  });

  it('stands above the form where no field is to blame', () => {
    expect(problemOf(new RefusedCommand('X.Y', no, ['schoolId']), { fields }).field).toBeNull();
  });

  it('is said in the words of the screen where it has some', () => {
    const rules = { fields, fieldOf: () => 'title', refusals: { 'X.Y': 'Nage.' } };
    expect(problemOf(new RefusedCommand('X.Y', no), rules)).toEqual({ field: 'title', text: 'Nage.' });
  });

  it('for a key that was used says that the first attempt counts', () => {
    const refusal = new RefusedCommand('COMMAND.IDEMPOTENCY_KEY_REUSED', no, ['idempotencyKey']);
    expect(problemOf(refusal, { fields }).text).toContain('first attempt was recorded');
  });
});

describe('a failure', () => {
  it('says whether something may have been recorded', () => {
    const said = [new Failed('', 'abc'), new Failed('', null), new NotAllowed(), new SignedOut(), new Error()].map(
      (error) => problemOf(error, { fields: [] }),
    );
    expect(said.map(({ field }) => field)).toEqual([null, null, null, null, null]);
    expect(said[0]?.text).toContain('abc');
    expect(said[1]?.text).toContain('not known whether');
    expect(said[2]?.text).toContain('Nothing was recorded');
    expect(said[3]?.text).toContain('Sign in again');
    expect(said[4]?.text).toBe(said[1]?.text);
  });
});

describe('a draft', () => {
  afterEach(() => dropAllDrafts());

  it('is kept with its key until it is sent or given up', () => {
    const first = openDraft('report', { text: '' });
    keepDraft('report', { ...first, values: { text: 'begun' } });
    expect(openDraft('report', { text: '' })).toEqual({
      values: { text: 'begun' },
      idempotencyKey: first.idempotencyKey,
    });
    dropDraft('report');
    const second = openDraft('report', { text: '' });
    expect(second.values.text).toBe('');
    expect(second.idempotencyKey).not.toBe(first.idempotencyKey);
  });

  it('is not found by who signs in next', () => {
    keepDraft('report', openDraft('report', { text: 'secret' }));
    dropAllDrafts();
    expect(openDraft('report', { text: '' }).values.text).toBe('');
  });
});
