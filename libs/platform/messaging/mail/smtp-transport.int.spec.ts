import { randomUUID } from 'node:crypto';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from '@jest/globals';
import type { MailTransport } from './mail.js';
import { SmtpTransport, type SmtpTimeouts } from './smtp-transport.js';
import { startTestMailServer } from './test-mail-server.js';
import type { TestMailServer, TestMailServerOptions } from './test-mail-server.js';

const mail = () => ({
  mailId: randomUUID(),
  to: 'sian@ysgol.sch.uk',
  subject: 'Darllenwch: Polisi Diogelu – rŵan',
  text: 'Annwyl Siân,\n.\nhttps://localhost/read/abc\n',
  html: '<p>Annwyl Siân</p>',
});

describe('SmtpTransport', () => {
  const open: (() => Promise<void>)[] = [];
  afterEach(async () => {
    for (const close of open.splice(0).reverse()) await close();
  });
  const server = async (options?: TestMailServerOptions): Promise<TestMailServer> => {
    const started = await startTestMailServer(options);
    open.push(() => started.stop());
    return started;
  };
  const transport = (port: number, change: object = {}, timeouts?: SmtpTimeouts): MailTransport => {
    const from = { name: 'Trustlog', address: 'no-reply@example.org' };
    const sut = new SmtpTransport({ host: '127.0.0.1', port, tls: 'none', auth: null, from, ...change }, timeouts);
    open.push(() => sut.close());
    return sut;
  };

  describe('with a server that takes mail', () => {
    it('delivers text, HTML and Welsh letters as they were written, to one recipient', async () => {
      const post = await server();
      const message = mail();
      const outcome = await transport(post.port).send(message);
      const messageId = `<${message.mailId}@example.org>`;
      expect(outcome).toEqual({ status: 'sent', messageId });
      const [received] = post.received;
      expect(received).toMatchObject({ from: 'no-reply@example.org', to: ['sian@ysgol.sch.uk'] });
      expect(received?.headers).toMatchObject({
        'message-id': messageId,
        to: 'sian@ysgol.sch.uk',
        from: 'Trustlog <no-reply@example.org>',
        'auto-submitted': 'auto-generated',
      });
      expect(received?.subject).toBe(message.subject);
      expect(received?.parts).toEqual([message.text, message.html]);
    });

    it('signs in when it has a user, and says SMTP_AUTH when the server does not know them', async () => {
      const post = await server({ user: 'trustlog', pass: 'right' });
      expect(await transport(post.port, { auth: { user: 'trustlog', pass: 'right' } }).send(mail())).toMatchObject({
        status: 'sent',
      });
      const wrong = await transport(post.port, { auth: { user: 'trustlog', pass: 'wrong' } }).send(mail());
      expect(wrong).toEqual({ status: 'failed', reason: 'SMTP_AUTH', retry: true, scope: 'server' });
      expect(post.received).toHaveLength(1);
    });
  });

  describe('with a server that refuses', () => {
    it.each([
      ['recipient', 451, { reason: 'SMTP_TEMPORARY_451', retry: true, scope: 'message' }],
      ['recipient', 550, { reason: 'SMTP_PERMANENT_550', retry: false, scope: 'message' }],
      ['data', 554, { reason: 'SMTP_PERMANENT_554', retry: false, scope: 'message' }],
      ['data', 421, { reason: 'SMTP_TEMPORARY_421', retry: true, scope: 'server' }],
      ['sender', 550, { reason: 'SMTP_PERMANENT_550', retry: true, scope: 'server' }],
    ] as const)('the %s with %i it says so, without the words of the server', async (at, code, expected) => {
      const post = await server({ refuse: () => ({ at, code }) });
      expect(await transport(post.port).send(mail())).toEqual({ status: 'failed', ...expected });
    });
  });

  describe('with TLS demanded', () => {
    it('sends nothing to a server without STARTTLS', async () => {
      const post = await server();
      expect(await transport(post.port, { tls: 'starttls' }).send(mail())).toEqual({
        status: 'failed',
        reason: 'SMTP_TLS',
        retry: true,
        scope: 'server',
      });
      expect(post.received).toEqual([]);
    });

    it('sends nothing to a server whose certificate is not trusted', async () => {
      const post = await server({ startTls: true });
      expect(await transport(post.port, { tls: 'starttls' }).send(mail())).toMatchObject({
        status: 'failed',
        retry: true,
        scope: 'server',
      });
      expect(post.received).toEqual([]);
    });
  });

  describe('without a server that answers', () => {
    it('says unreachable where nobody listens', async () => {
      const post = await startTestMailServer();
      await post.stop();
      expect(await transport(post.port).send(mail())).toEqual({
        status: 'failed',
        reason: 'SMTP_UNREACHABLE',
        retry: true,
        scope: 'server',
      });
    });

    it('gives up in time on one that is silent', async () => {
      const silent = createServer(() => undefined).listen(0, '127.0.0.1');
      open.push(async () => void silent.close());
      await new Promise((resolve) => silent.once('listening', resolve));
      const { port } = silent.address() as AddressInfo;
      const impatient = { connection: 500, idle: 500, message: 1_000 };
      expect(await transport(port, {}, impatient).send(mail())).toEqual({
        status: 'failed',
        reason: 'SMTP_TIMEOUT',
        retry: true,
        scope: 'server',
      });
    });
  });
});
