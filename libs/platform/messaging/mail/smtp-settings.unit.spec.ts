import { describe, expect, it } from '@jest/globals';
import { mailTransport } from './mail-transport.js';
import { OutboxOnly } from './outbox-only.js';
import { smtpSettings } from './smtp-settings.js';

const FROM = 'Trustlog <no-reply@example.org>';

describe('settings without SMTP_URL', () => {
  it('leave mail in the outbox', async () => {
    const sut = mailTransport({});
    expect(sut).toBeInstanceOf(OutboxOnly);
    expect(await sut.send({ mailId: 'x', to: 'a@b.org', subject: 's', text: 't' })).toEqual({
      status: 'not-configured',
    });
  });
});

describe('settings with SMTP_URL', () => {
  it.each([
    ['smtps://mail.example.org', { tls: 'implicit', port: 465 }],
    ['smtp://mail.example.org', { tls: 'starttls', port: 587 }],
    ['smtp://mail.example.org:2525', { tls: 'starttls', port: 2525 }],
    ['smtp://127.0.0.1.example.org:25', { tls: 'starttls', port: 25 }],
    ['smtp://10.0.0.5:25', { tls: 'starttls' }],
    ['smtp://localhost:1025', { tls: 'none', port: 1025 }],
    ['smtp://127.0.0.1:1025', { tls: 'none' }],
    ['smtp://[::1]:1025', { tls: 'none', host: '::1' }],
  ])('%s speak TLS unless the server is on this machine', (url, expected) => {
    expect(smtpSettings(url, FROM)).toMatchObject(expected);
  });

  it('decode user and password and take the sender apart', () => {
    expect(smtpSettings('smtps://u%40x.org:p%2F%25@mail.example.org', FROM)).toMatchObject({
      auth: { user: 'u@x.org', pass: 'p/%' },
      from: { name: 'Trustlog', address: 'no-reply@example.org' },
    });
    expect(smtpSettings('smtp://localhost', 'a@b.org')).toMatchObject({
      auth: null,
      from: { name: '', address: 'a@b.org' },
    });
  });

  it.each([
    ['mail.example.org', FROM],
    ['http://mail.example.org', FROM],
    ['smtp://', FROM],
    ['smtps://mail.example.org?tls.rejectUnauthorized=false', FROM],
    ['smtp://mail.example.org/?ignoreTLS=true', FROM],
    ['smtp://secret@mail.example.org', FROM],
    ['smtp://u:se%ZZcret@mail.example.org', FROM],
    ['smtp://mail.example.org', undefined],
    ['smtp://mail.example.org', 'Trustlog'],
    ['smtp://mail.example.org', 'a@b.org\r\nBcc: c@d.org'],
  ])('%j from %j are refused with the cure and without the secret', (url, from) => {
    const read = () => smtpSettings(url, from);
    expect(read).toThrow(/SMTP_URL|MAIL_FROM/);
    expect(read).not.toThrow(/secret/);
  });
});
