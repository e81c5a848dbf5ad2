import { describe, expect, it } from '@jest/globals';
import { checkMessage, isMailAddress } from './mail-message.js';

const message = { to: 'sian.o-neil@ysgol.sch.uk', subject: 'Darllenwch: Diogelu', text: 'Helo' };

describe('an address', () => {
  it.each(["o'brien@school.sch.uk", 'a.b+c@d.org', 'x@münchen.example', 'A@B.CO'])('%s is taken', (address) => {
    expect(isMailAddress(address)).toBe(true);
  });

  it.each([
    '',
    'a',
    'a@b',
    '@b.org',
    'a@',
    'a b@c.org',
    'a@b..org',
    '.a@b.org',
    'a.@b.org',
    'a@-b.org',
    'a@[127.0.0.1]',
    '"a b"@c.org',
    'a@b.org,c@d.org',
    'a@b.org;c@d.org',
    'Name <a@b.org>',
    'a@b.org\r\nBcc: c@d.org',
    'a@b.org\n',
    `${'a'.repeat(65)}@b.org`,
    `a@${'b'.repeat(64)}.org`,
    `a@${'b.'.repeat(130)}org`,
    'a@b@c.org',
    'a\u0000@b.org',
  ])('%j is refused', (address) => {
    expect(isMailAddress(address)).toBe(false);
  });
});

describe('a message', () => {
  it('is accepted as it is when it can be sent', () => {
    expect(checkMessage(message)).toEqual({ ok: true, value: message });
  });

  it.each([
    ['MAIL.ADDRESS_INVALID', { to: 'a@b.org\r\nBcc: c@d.org' }],
    ['MAIL.SUBJECT_NOT_ONE_LINE', { subject: 'Read\r\nBcc: c@d.org' }],
    ['MAIL.SUBJECT_NOT_ONE_LINE', { subject: 'Read\nthis' }],
    ['MAIL.SUBJECT_NOT_ONE_LINE', { subject: 'Read\u2028this' }],
    ['MAIL.SUBJECT_LENGTH', { subject: ' ' }],
    ['MAIL.SUBJECT_LENGTH', { subject: 'x'.repeat(201) }],
    ['MAIL.TEXT_MISSING', { text: '\n' }],
    ['MAIL.TOO_LONG', { text: 'x'.repeat(256 * 1024 + 1) }],
  ])('is refused with %s', (code, change) => {
    expect(checkMessage({ ...message, ...change })).toMatchObject({ ok: false, refusal: { code } });
  });
});
