import { describe, expect, it } from '@jest/globals';
import { readText } from '../testing/read-text.js';

const TEXT = 'This paragraph is long enough to be the text of a section, and it ends with a stop.';

const sectionsOf = async (...lines: string[]): Promise<string[]> =>
  (await readText(['Behaviour Policy', ...lines].join('\n\n'))).sections.map(
    (one) => `${one.level} ${one.number ?? '-'} ${one.heading}`,
  );

describe('a heading', () => {
  it.each([
    ['1 INTRODUCTION', '1 1 INTRODUCTION'],
    ['1. Introduction', '1 1 Introduction'],
    ['1.0 Introduction', '1 1.0 Introduction'],
    ['1) Introduction', '1 1 Introduction'],
    ['1: Introduction', '1 1 Introduction'],
    ['5:0 Safer practice', '1 5.0 Safer practice'],
    ['Section 3 - Roles and duties', '1 3 Roles and duties'],
    ['2.1 What is bullying?', '2 2.1 What is bullying?'],
    ['A.1 CREATION OF SITES', '2 A.1 CREATION OF SITES'],
    ['Appendix B: Consent form', '1 Appendix B Consent form'],
    ['APPENDIX 2 – Letters', '1 Appendix 2 Letters'],
    ['Annex C', '1 Annex C Annex C'],
    ['Roles and responsibilities', '1 - Roles and responsibilities'],
    ['Code of Conduct: Social Networking', '1 - Code of Conduct: Social Networking'],
  ])('is seen in "%s"', async (line, section) => {
    expect(await sectionsOf('1. Aims', TEXT, line, TEXT)).toContain(section);
  });

  it.each([
    'The following practices should be observed:',
    'Staff must not use their own phones in class.',
    '30 days after the request the record is closed',
    'contact@example.org',
    '01632 960001',
    'Signed: ______________',
    'Page 3 of 12',
    'Date: 3 May 2024',
  ])('is not seen in "%s"', async (line) => {
    expect(await sectionsOf('1. Aims', TEXT, line, TEXT)).toEqual(['1 1 Aims']);
  });

  it('is no item of a list that starts over', async () => {
    expect(
      await sectionsOf(
        '1. Aims',
        TEXT,
        '2. Fire',
        'In case of fire, do this:',
        '1. Sound the alarm',
        '2. Leave by the nearest door',
        '3. Wait outside',
        '3. First aid',
        TEXT,
      ),
    ).toEqual(['1 1 Aims', '1 2 Fire', '1 3 First aid']);
  });

  it('is no short line of a list that a colon announced', async () => {
    expect(
      await sectionsOf('1. Aims', 'These policies belong to it:', 'Grievance Policy', 'Dignity at Work Policy', TEXT),
    ).toEqual(['1 1 Aims']);
  });

  it('on two lines gives an appendix its name', async () => {
    expect(await sectionsOf('1. Aims', TEXT, 'APPENDIX A', 'Requirements for sites', TEXT)).toEqual([
      '1 1 Aims',
      '1 Appendix A Requirements for sites',
    ]);
  });
});

describe('a contents page', () => {
  it.each([
    ['with page numbers in tabs', 'Contents\n\nAims\t2\nRoles and duties\t3\nReview\t9'],
    ['with leaders', 'CONTENTS\n\nAims .......... 2\nRoles and duties ..... 3\nReview ...... 9'],
    ['with the page first', 'Contents\n\nPage 2\t1. Aims\nPage 3\t2. Roles and duties\nPage 9\t3. Review'],
    ['without page numbers', 'Table of contents\n\n1. Aims\n2. Roles and duties\n3. Review'],
  ])('is not counted as sections: %s', async (_name, contents) => {
    const headings = await sectionsOf(contents, 'Aims', TEXT, 'Roles and duties', TEXT, 'Review', TEXT);
    expect(headings).toEqual(['1 - Aims', '1 - Roles and duties', '1 - Review']);
  });
});

describe('document control', () => {
  const after = ['1. Aims', TEXT];

  it.each([
    ['Version\tDate\tAuthor\tChanges', '2\tMay 2024\tA Bell\tNew'],
    ['Issue\tDate of issue\tAmended by\tSummary of changes', '2\t05/2024\tA Bell\tNew'],
    ['Rev.\tRevision date\tOwner\tComments', "2\tMay '24\tA Bell\tNew"],
    ['Version No.\tDate\tName\tDescription', '2\tMay 2024\tA Bell\tNew'],
  ])('reads a version table headed %j', async (head, row) => {
    const reading = await readText(['Fire Policy', `${head}\n${row}\n\t\t\tand more`, ...after].join('\n\n'));
    expect(reading.versions).toEqual([{ version: '2', date: '2024-05', author: 'A Bell', changes: 'New and more' }]);
  });

  it('reads amendments with their reason, and an empty table as an empty list', async () => {
    const head = "Date\tPolicy section\tWhat's changed?\tWhy?";
    const reading = await readText(['Fire Policy', `${head}\n1 May 2024\t3\tNew drill\tAudit`, ...after].join('\n\n'));
    expect(reading.amendments).toEqual([{ date: '2024-05-01', section: '3', change: 'New drill', why: 'Audit' }]);
    expect((await readText(['Fire Policy', head, ...after].join('\n\n'))).amendments).toEqual([]);
  });

  it('asks for the date of a version that has only a season', async () => {
    const reading = await readText(
      ['Fire Policy', 'Version\tDate\tChanges\n1\tSpring 2024\tNew', ...after].join('\n\n'),
    );
    expect(reading.versions[0]?.date).toBeNull();
    expect(reading.unsure.map((one) => one.field)).toContain('versions[0].date');
  });
});

describe('a title', () => {
  it.each([
    [['Hilltop Primary School', 'Behaviour Policy'], 'Behaviour Policy', null],
    [['Hilltop Primary School – Behaviour Policy'], 'Behaviour Policy', null],
    [['Child Protection and\nSafeguarding Policy'], 'Child Protection and Safeguarding Policy', null],
    [['Polisi Ymddygiad / Behaviour Policy'], 'Behaviour Policy', 'Polisi Ymddygiad'],
    [['Anti-bullying Policy', 'Polisi Gwrth-fwlio'], 'Anti-bullying Policy', 'Polisi Gwrth-fwlio'],
    [['Policy title: Lone Working'], 'Lone Working', null],
  ])('is read in %j', async (front, en, cy) => {
    expect((await readText([...front, '1. Aims', TEXT].join('\n\n'))).title).toEqual({ en, cy });
  });

  it('is asked for where no line says what the document is', async () => {
    const reading = await readText(`${TEXT}\n\n${TEXT}`);
    expect(reading.title).toEqual({ en: null, cy: null });
    expect(reading.unsure.map((one) => one.field)).toContain('title');
  });
});
