import { afterEach, describe, expect, it } from '@jest/globals';
import { defineMessages, i18n, loadWelsh, message } from './define-messages.js';
import type { WelshOf } from './define-messages.js';

const words = defineMessages('trial', {
  title: 'School',
  events: message<{ events: number }>('{events, plural, one {# event} other {# events}} of {events, number}'),
  of: message<{ name: string }>('of {name}'),
  state: { open: 'Open', closed: 'Closed' },
  quoted: 'the head’s don’t',
});

const welsh: WelshOf<typeof words> = {
  title: 'Ysgol',
  events:
    '{events, plural, zero {dim} one {# digwyddiad} two {# ddigwyddiad} few {# digwyddiad} many {# digwyddiad} other {# digwyddiad}}',
  of: 'o {name}',
  state: { open: 'Ar agor', closed: 'Ar gau' },
  quoted: 'dim',
};

describe('words', () => {
  afterEach(() => i18n.activate('en'));

  it('are read as strings, and by functions where they take values', () => {
    expect(words.title).toBe('School');
    expect(words.quoted).toBe('the head’s don’t');
    expect(words.events({ events: 1 })).toBe('1 event of 1');
    expect(words.events({ events: 18_204 })).toBe('18,204 events of 18,204');
    expect(words.state.closed).toBe('Closed');
    expect(Object.entries(words.state)).toEqual([
      ['open', 'Open'],
      ['closed', 'Closed'],
    ]);
  });

  it('change with the language, and are English where there is no Welsh yet', () => {
    i18n.activate('cy');
    expect(words.title).toBe('School');
    loadWelsh('trial', welsh);
    expect([words.title, words.state.open, words.of({ name: 'y Dderwen' })]).toEqual([
      ...['Ysgol', 'Ar agor', 'o y Dderwen'],
    ]);
    expect([0, 1, 2, 3, 6, 18_204].map((events) => words.events({ events }))).toEqual([
      ...['dim', '1 digwyddiad', '2 ddigwyddiad', '3 digwyddiad', '6 digwyddiad', '18,204 digwyddiad'],
    ]);
    i18n.activate('en');
    expect(words.title).toBe('School');
  });

  it('leave what somebody typed as it is', () => {
    expect(words.of({ name: '{title} <b>’' })).toBe('of {title} <b>’');
  });
});
