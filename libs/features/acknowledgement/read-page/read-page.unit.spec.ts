import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { escapeHtml, safeLink } from './html.js';
import { londonMoment, longWeekday } from './read-page.dates.js';
import { readMessages } from './read-page.messages.js';
import { readPageStyle } from './read-page.style.js';
import { minutesToRead, readLinks } from './read-view.js';
import type { KnownReadView, ReadState, ReadView } from './read-view.js';
import { renderReadPage } from './render-read-page.js';

const { en, cy } = readMessages;

const receipt = { typedName: 'Maya Lewis', signedAt: '2026-07-21T08:14:00.000Z', contentHash: 'ab12', position: 1204 };
const confirm: Extract<ReadState, { kind: 'confirm' }> = {
  ...{ kind: 'confirm', typedName: '', agreed: false, errors: [], hidden: { versionId: 'v3' } },
};

const view = (state: ReadState, change: Partial<KnownReadView> = {}): KnownReadView => ({
  lang: 'en',
  schoolName: 'Dunmere Infant School',
  personName: 'Maya Lewis',
  policyTitle: 'Social media policy',
  versionNumber: 3,
  dueOn: '2026-11-30',
  statement: 'I will follow the social media policy.',
  previous: {
    number: 2,
    readOn: '2025-09-04',
    changes: [
      {
        ...{ number: '6.1', heading: 'Passwords', kind: 'changed' },
        diff: [
          { op: 'same', text: 'Changed every ' },
          { op: 'del', text: '90' },
          { op: 'ins', text: '60' },
          { op: 'same', text: ' days.' },
        ],
      },
    ],
  },
  sections: [
    { number: '1', heading: 'Scope', level: 1, text: 'All staff.\n\nAnd governors.' },
    { number: '1.1', heading: 'Passwords', level: 2, text: 'One line\nand another.' },
  ],
  minutesToRead: 9,
  state,
  links: readLinks('TOKEN', 'en', 'changes'),
  ...change,
});

const page = (state: ReadState, change?: Partial<KnownReadView>): string => renderReadPage(view(state, change), en);

/** Tags and the names of their attributes, in order: what a text must never add to. */
const skeleton = (html: string): string[] =>
  [
    ...html.replace(readPageStyle, '').matchAll(/<(\/?[a-z!][a-z0-9]*)((?:\s+[a-z-]+(?:\s*=\s*"[^"]*")?)*)\s*\/?>/gi),
  ].map(([, name = '', attributes = '']) =>
    [name, ...[...attributes.matchAll(/([a-z-]+)(?:\s*=\s*"[^"]*")?/gi)].map(([, attribute]) => attribute)].join(' '),
  );

describe('a reader who has signed an earlier version', () => {
  it('sees first what has changed since, word by word', () => {
    const html = page({ kind: 'changes' });
    expect(html).toContain('You read version 2 on 4 September 2025.');
    expect(html).toContain('One thing has changed.');
    expect(html).toContain('90</del>');
    expect(html).toContain('60</ins>');
    expect(html).toContain('href="/read/TOKEN?step=read&amp;lang=en"');
  });

  it('has three steps, of which one is current', () => {
    expect(page({ kind: 'changes' })).toMatch(/aria-current="step">1 What changed</);
    expect(page(confirm)).toMatch(/aria-current="step">3 Confirm</);
  });
});

describe('a reader who has read none before', () => {
  it('starts with the text, whatever step is asked for', () => {
    const html = page({ kind: 'changes' }, { previous: null });
    expect(html).toMatch(/aria-current="step">1 Read</);
    expect(html).toContain('<h2>1 Scope</h2>');
    expect(html).toContain('<p>And governors.</p>');
    expect(html).toContain('One line<br />and another.');
  });
});

describe('the form', () => {
  it('posts name, agreement and the hidden fields to its own address', () => {
    const html = page(confirm);
    expect(html).toContain('method="post" action="/read/TOKEN?step=confirm&amp;lang=en"');
    expect(html).toContain('<input type="hidden" name="versionId" value="v3" />');
    expect(html).toContain('I will follow the social media policy.');
  });

  it('that came back says what is missing, leads there, and keeps what was typed', () => {
    const html = page({ ...confirm, typedName: 'M. "Lewis"', agreed: true, errors: ['NAME_MISSING'] });
    expect(html).toContain('<title>Something is missing: ');
    expect(html).toContain('href="#typedName"');
    expect(html).toContain('value="M. &quot;Lewis&quot;"');
    expect(html).toMatch(/id="agreed"[^>]*\schecked/);
    expect(html).toMatch(/id="typedName"[^>]*aria-invalid="true"/);
    expect(html).not.toMatch(/id="agreed"[^>]*aria-invalid/);
  });

  it('says a refusal in its own words', () => {
    expect(page({ ...confirm, refusal: 'The request was closed.' })).toContain('<li>The request was closed.</li>');
  });
});

describe('a reader who has signed', () => {
  it('gets a receipt with the statement, the name, the time in London and the place in the record', () => {
    const html = page({ kind: 'signed', receipt });
    expect(html).toContain('Thank you. It is recorded.');
    expect(html).toContain('21 July 2026, 09:14');
    expect(html).toContain('no. 1204 of Dunmere Infant School');
    expect(html).not.toContain('<form');
  });

  it('sees the receipt again when the link is opened again', () => {
    expect(page({ kind: 'already-signed', receipt })).toContain('You have signed this already.');
  });
});

describe('a request that no longer asks', () => {
  it('offers the newer version where one replaced it', () => {
    const html = page({ kind: 'superseded', newerNumber: 4, newerLink: '/read/NEWER' });
    expect(html).toContain('href="/read/NEWER"');
    expect(html).toContain('Nothing was signed.');
    expect(html).not.toContain('<form');
  });

  it('says why where it has ended', () => {
    expect(page({ kind: 'ended', because: 'expired' })).toContain('This link has run out.');
  });
});

describe('a link that leads nowhere', () => {
  it('names neither school nor person', () => {
    const html = renderReadPage({ lang: 'cy', state: { kind: 'unknown' }, links: { otherLanguage: '/read/x' } }, cy);
    expect(html).toContain('<html lang="cy">');
    expect(html).toContain('Nid yw’r ddolen hon yn gweithio');
  });
});

describe('the languages', () => {
  it('have the same messages', () => {
    const keysOf = (value: unknown): unknown =>
      typeof value === 'object' && value !== null && !Array.isArray(value)
        ? Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, keysOf(inner)]))
        : typeof value;
    expect(keysOf(cy)).toEqual(keysOf(en));
  });

  it('count changes with the mutations of Welsh', () => {
    expect([1, 2, 3, 6, 10, 11].map(cy.changed)).toEqual([
      'Mae un peth wedi newid.',
      'Mae dau beth wedi newid.',
      'Mae tri pheth wedi newid.',
      'Mae chwe pheth wedi newid.',
      'Mae deg peth wedi newid.',
      'Mae 11 o bethau wedi newid.',
    ]);
  });

  it('write dates out', () => {
    expect(longWeekday('2026-11-30', cy)).toBe('dydd Llun 30 Tachwedd 2026');
    expect(londonMoment('2026-07-21T23:30:00.000Z', en)).toBe('22 July 2026, 00:30');
  });

  it('mark a text that is not in the language of the page', () => {
    expect(page({ kind: 'read' }, { textLang: 'cy' })).toContain('<span lang="cy">Social media policy</span>');
  });
});

describe('whatever a text holds', () => {
  const any = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 40 }),
    fc.constantFrom(
      '"><script>alert(1)</script>',
      "' onload=x",
      '</style><img src=x>',
      '&lt;b&gt;',
      '<!--',
      ']]>',
      '`${x}`',
    ),
  );

  const statesWith = (text: string): ReadState[] => [
    { kind: 'changes' },
    { kind: 'read' },
    { ...confirm, typedName: text, errors: ['NAME_MISSING', 'NOT_AGREED'], refusal: text, hidden: { versionId: text } },
    { kind: 'signed', receipt: { ...receipt, typedName: text, contentHash: text } },
    { kind: 'superseded', newerNumber: 4, newerLink: '/read/NEWER' },
    { kind: 'ended', because: 'closed' },
  ];

  const viewWith = (state: ReadState, text: string): ReadView =>
    view(state, {
      schoolName: text,
      personName: text,
      policyTitle: text,
      statement: text,
      dueOn: text,
      previous: {
        ...{ number: 2, readOn: text },
        changes: [{ number: text, heading: text, kind: 'new', headingBefore: text, diff: [{ op: 'ins', text }] }],
      },
      sections: [{ number: text, heading: text, level: 1, text }],
      links: { ...readLinks(text, 'en', 'read'), receipt: text, question: text },
    });

  it('adds no tag and no attribute to any page', () => {
    fc.assert(
      fc.property(any, fc.integer({ min: 0, max: 5 }), (hostile, which) => {
        // A harmless text of the same shape: as many paragraphs and lines, empty where the hostile one is.
        const harmless = hostile.replace(/\S/gu, 'x');
        const [bad, good] = [hostile, harmless].map((text) =>
          skeleton(renderReadPage(viewWith(statesWith(text)[which] as ReadState, text), en)),
        );
        expect(bad).toEqual(good);
      }),
      { numRuns: 600 },
    );
  });

  it('leaves no bare angle bracket or quote behind', () => {
    fc.assert(fc.property(any, (text) => !/[<>"']/.test(escapeHtml(text))));
  });

  it('makes no link that leaves this site or runs a script', () => {
    const links = ['javascript:alert(1)', '//evil.example', '/\\evil.example', 'https://evil.example', ' /x', '\t/x'];
    expect(links.map(safeLink)).toEqual(links.map(() => '#'));
    expect(safeLink('/read/abc?step=read')).toBe('/read/abc?step=read');
  });
});

describe('the document', () => {
  it('has no script and no style but its own, which a nonce may name', () => {
    const html = renderReadPage(view(confirm), en, { nonce: 'n0nce' });
    expect(html).not.toMatch(/<script|\sstyle=|\son[a-z]+=|https?:/i);
    expect(html).toContain('<style nonce="n0nce">');
  });

  it('keeps its style under 10 kB and free of anything that could end it', () => {
    expect(Buffer.byteLength(readPageStyle)).toBeLessThan(10_000);
    expect(readPageStyle).not.toContain('<');
  });
});

describe('reading time', () => {
  it('is counted at 230 words a minute, and is never nothing', () => {
    const text = (words: number) => [{ number: null, heading: '', level: 1, text: 'word '.repeat(words) }];
    expect([1, 230, 2070].map((words) => minutesToRead(text(words)))).toEqual([1, 1, 9]);
  });
});
