import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { inTenants } from '#platform/postgres/in-tenants.js';
import { Keyring } from '#platform/sealing/keyring.js';
import { PostgresSealing } from '#platform/sealing/postgres-sealing.js';
import type { TestDatabase } from '#platform/testing/test-database.js';
import { openPool } from '#platform/postgres/open-pool.js';
import { testDatabase } from '#platform/testing/test-database.js';
import type { MailDeliveryOptions } from './mail-delivery.js';
import { MailDelivery } from './mail-delivery.js';
import { MailOutbox } from './mail-outbox.js';
import type { DeliveryOutcome, MailReference, MailToQueue, MailTransport } from './mail.js';
import { OutboxOnly } from './outbox-only.js';
import { SmtpTransport } from './smtp-transport.js';
import type { TestMailServer, TestMailServerOptions } from './test-mail-server.js';
import { startTestMailServer } from './test-mail-server.js';

const HOUR_MS = 3_600_000;

describe('the mail outbox', () => {
  let db: TestDatabase;
  let dataDir: string;
  let pool: pg.Pool;
  let admin: pg.Client;
  let sealing: PostgresSealing;
  let sut: MailOutbox;
  let tenant: string;
  let told: (readonly [MailReference, DeliveryOutcome])[];
  const open: (() => Promise<void>)[] = [];

  beforeAll(async () => {
    db = await testDatabase('mail');
    dataDir = await mkdtemp(join(tmpdir(), 'trustlog-mail-'));
    pool = openPool(db.urls.platform, 8);
    // end() answers before the connections are closed; dropping the database may cut the last of them.
    pool.on('error', () => undefined);
    admin = new pg.Client({ connectionString: db.adminUrl });
    await admin.connect();
    sealing = new PostgresSealing({ pool, keyring: await Keyring.open({ dataDir }) });
    sut = new MailOutbox(pool, sealing);
  });
  beforeEach(async () => {
    await admin.query('DELETE FROM platform.mail');
    tenant = randomUUID();
    told = [];
  });
  afterEach(async () => {
    for (const close of open.splice(0).reverse()) await close();
  });
  afterAll(async () => {
    await admin.end();
    await pool.end();
    await db.drop();
    await rm(dataDir, { recursive: true, force: true });
  });

  const mailTo = (name: string, change: Partial<MailToQueue> = {}): MailToQueue => ({
    tenantId: tenant,
    mailId: randomUUID(),
    kind: 'acknowledgement.link',
    reference: 'campaign-1',
    personId: randomUUID(),
    message: {
      to: `${name}@ysgol.sch.uk`,
      subject: 'Please read',
      text: `Dear ${name}, https://localhost/read/secret-${name}`,
    },
    ...change,
  });
  const server = async (options?: TestMailServerOptions): Promise<TestMailServer> => {
    const started = await startTestMailServer(options);
    open.push(() => started.stop());
    return started;
  };
  /** As if the time of all delays, or of all leases, had gone by. */
  const makeDue = (): Promise<unknown> => admin.query('UPDATE platform.mail SET next_attempt_at = now()');
  const endLeases = (): Promise<unknown> =>
    admin.query(`UPDATE platform.mail SET lease_until = now() - interval '1 s' WHERE lease_id IS NOT NULL`);
  const by = (port: number): MailTransport => {
    const from = { name: '', address: 'no-reply@example.org' };
    const transport = new SmtpTransport({ host: '127.0.0.1', port, tls: 'none', auth: null, from });
    open.push(() => transport.close());
    return transport;
  };
  const worker = (transport: MailTransport, change: Partial<MailDeliveryOptions> = {}): MailDelivery =>
    new MailDelivery({
      pool,
      sealing,
      transport,
      retryDelays: [0, 0],
      onDelivery: async (mail, outcome) => void told.push([mail, outcome]),
      ...change,
    });

  describe('with a mail that was queued', () => {
    it('keeps nothing personal in the clear and shows it to its own tenant alone', async () => {
      const mail = mailTo('gwenllian');
      expect(await sut.queue(mail)).toEqual({ ok: true, value: 'queued' });
      const { rows } = await admin.query('SELECT m::text AS text FROM platform.mail m');
      expect(JSON.stringify(rows)).not.toMatch(/gwenllian|secret|Please/);
      expect(await sut.list([tenant])).toEqual([
        expect.objectContaining({
          mailId: mail.mailId,
          status: 'queued',
          message: mail.message,
          erased: null,
          attempts: 0,
        }),
      ]);
      expect(await sut.list([randomUUID()])).toEqual([]);
      expect(await sut.count([tenant])).toEqual({ queued: 1, sent: 0, failed: 0, not_sent: 0 });
    });

    it('cannot be taken away or changed in what it says, and only ids of tenants cross their border', async () => {
      await sut.queue(mailTo('a'));
      const denied = { code: '42501' };
      await expect(
        inTenants(pool, [tenant], (client) => client.query('DELETE FROM platform.mail')),
      ).rejects.toMatchObject(denied);
      const change = "UPDATE platform.mail SET recipient_sealed = 'x'";
      await expect(inTenants(pool, [tenant], (client) => client.query(change))).rejects.toMatchObject(denied);
      expect((await pool.query('SELECT FROM platform.mail')).rowCount).toBe(0);
      const due = await pool.query('SELECT * FROM platform.tenants_with_mail_due(10) AS due(tenant_id)');
      expect(due.rows).toEqual([{ tenant_id: tenant }]);
    });

    it('takes the same id once', async () => {
      const mail = mailTo('a');
      const other = { ...mail, message: { ...mail.message, text: 'other' } };
      expect(await sut.queueAll(tenant, [mail, other])).toEqual([
        { ok: true, value: 'queued' },
        { ok: true, value: 'known' },
      ]);
      expect(await sut.queue(other)).toEqual({ ok: true, value: 'known' });
      expect((await sut.list([tenant])).map((view) => view.message?.text)).toEqual([mail.message.text]);
    });

    it('is listed by status, kind and reference', async () => {
      await sut.queueAll(tenant, [
        mailTo('a'),
        mailTo('b', { reference: 'campaign-2' }),
        mailTo('c', { kind: 'receipt' }),
      ]);
      const found = async (filter: object) => (await sut.list([tenant], filter)).map((view) => view.message?.to);
      expect(await found({ reference: 'campaign-2' })).toEqual(['b@ysgol.sch.uk']);
      expect(await found({ kind: 'receipt' })).toEqual(['c@ysgol.sch.uk']);
      expect(await found({ status: 'sent' })).toEqual([]);
      expect(await found({ limit: 2 })).toHaveLength(2);
    });
  });

  describe('with mails that must not be sent', () => {
    it('refuses each by itself and stores the others', async () => {
      const erased = mailTo('erased');
      await sealing.destroySubjectKey(tenant, erased.personId, 'rule');
      const injected = mailTo('a', { message: { to: 'a@b.org', subject: 'x\r\nBcc: c@d.org', text: 't' } });
      const list = [mailTo('good'), injected, erased, mailTo('foreign', { tenantId: randomUUID() })];
      const answers = await sut.queueAll(tenant, list);
      expect(answers.map((answer) => (answer.ok ? answer.value : answer.refusal.code))).toEqual([
        'queued',
        'MAIL.SUBJECT_NOT_ONE_LINE',
        'MAIL.PERSON_ERASED',
        'MAIL.OTHER_TENANT',
      ]);
      const { rows } = await admin.query('SELECT mail_id FROM platform.mail');
      expect(rows).toEqual([{ mail_id: list[0]?.mailId }]);
    });
  });

  describe('without a mail server', () => {
    it('keeps the mail as not sent, shows it, tells the feature once, and sends it when asked later', async () => {
      const mail = mailTo('a');
      await sut.queue(mail);
      const idle = worker(new OutboxOnly());
      expect(await idle.deliverDue(10)).toMatchObject({ notSent: 1, sent: 0, faults: [] });
      expect(await idle.deliverDue(10)).toMatchObject({ notSent: 0 });
      expect(told).toEqual([
        [expect.objectContaining({ mailId: mail.mailId }), { status: 'not_sent', at: expect.any(String) }],
      ]);
      expect(await sut.list([tenant])).toEqual([
        expect.objectContaining({ status: 'not_sent', message: mail.message, attempts: 0 }),
      ]);
      const post = await server();
      expect(await sut.queueAgain(tenant, [mail.mailId])).toBe(1);
      expect(await worker(by(post.port)).deliverDue(10)).toMatchObject({ sent: 1 });
      expect(await sut.queueAgain(tenant, [mail.mailId])).toBe(0);
    });
  });

  describe('with a mail server', () => {
    it('sends what was queued, tells the feature, and forgets the text', async () => {
      const post = await server();
      const mail = mailTo('sian');
      await sut.queue(mail);
      expect(await worker(by(post.port)).deliverDue(10)).toEqual({
        sent: 1,
        failed: 0,
        notSent: 0,
        postponed: 0,
        faults: [],
      });
      expect(post.received).toMatchObject([
        { to: [mail.message.to], subject: 'Please read', parts: [`${mail.message.text}\n`] },
      ]);
      const messageId = `<${mail.mailId}@example.org>`;
      const { message: _message, ...reference } = mail;
      expect(told).toEqual([[reference, { status: 'sent', messageId, at: expect.any(String) }]]);
      const [view] = await sut.list([tenant]);
      expect(view).toMatchObject({
        status: 'sent',
        message: { to: mail.message.to, text: null },
        attempts: 1,
        nextAttemptAt: null,
      });
    });

    it('tries again where the server greylists', async () => {
      const post = await server({ refuse: (_to, attempt) => (attempt === 1 ? { at: 'recipient', code: 451 } : null) });
      await sut.queue(mailTo('a'));
      const sender = worker(by(post.port), { retryDelays: [HOUR_MS] });
      expect(await sender.deliverDue(1)).toMatchObject({ sent: 0, postponed: 1 });
      expect(await sut.list([tenant])).toMatchObject([
        { status: 'queued', attempts: 1, lastErrorCode: 'SMTP_TEMPORARY_451' },
      ]);
      expect(await sender.deliverDue(1)).toMatchObject({ sent: 0, postponed: 0 });
      await makeDue();
      expect(await sender.deliverDue(1)).toMatchObject({ sent: 1 });
      expect(told).toMatchObject([[{}, { status: 'sent' }]]);
    });

    it('gives up at once where the address does not exist, and after the last delay where it never gets better', async () => {
      const post = await server({ refuse: (to) => ({ at: 'recipient', code: to.startsWith('gone') ? 550 : 450 }) });
      await sut.queueAll(tenant, [mailTo('gone'), mailTo('full')]);
      const summary = await worker(by(post.port)).deliverDue(10);
      expect(summary).toMatchObject({ sent: 0, failed: 2, postponed: 2 });
      const views = await sut.list([tenant]);
      expect(
        new Map(views.map((view) => [view.message?.to, [view.status, view.attempts, view.lastErrorCode]])),
      ).toEqual(
        new Map([
          ['gone@ysgol.sch.uk', ['failed', 1, 'SMTP_PERMANENT_550']],
          ['full@ysgol.sch.uk', ['failed', 3, 'SMTP_TEMPORARY_450']],
        ]),
      );
      expect(JSON.stringify(told)).not.toMatch(/ysgol/);
    });

    it('waits while the server is away, without trying every mail, and sends all when it is back', async () => {
      const away = await startTestMailServer();
      await away.stop();
      await sut.queueAll(
        tenant,
        Array.from({ length: 20 }, (_each, index) => mailTo(`p${index}`)),
      );
      const sender = worker(by(away.port), { concurrency: 4, retryDelays: [HOUR_MS] });
      expect(await sender.deliverDue(100)).toMatchObject({ sent: 0, failed: 0, postponed: 4 });
      const back = await server({ port: away.port });
      await makeDue();
      expect(await sender.deliverDue(100)).toMatchObject({ sent: 20 });
      expect(new Set(back.received.map((mail) => mail.to[0])).size).toBe(20);
    });

    it('does not send to a person who was erased meanwhile', async () => {
      const post = await server();
      const mail = mailTo('a');
      await sut.queue(mail);
      await sealing.destroySubjectKey(tenant, mail.personId, 'staff.left');
      expect(await worker(by(post.port)).deliverDue(10)).toMatchObject({ failed: 1 });
      expect(post.received).toEqual([]);
      expect(await sut.list([tenant])).toEqual([
        expect.objectContaining({
          message: null,
          erased: expect.objectContaining({ rule: 'staff.left' }),
          lastErrorCode: 'PERSON_ERASED',
        }),
      ]);
    });
  });

  describe('with several workers', () => {
    it('sends each mail of many tenants once', async () => {
      const post = await server({ slowness: 5 });
      const tenants = Array.from({ length: 5 }, () => randomUUID());
      for (const [index, tenantId] of tenants.entries()) {
        await sut.queueAll(
          tenantId,
          Array.from({ length: 24 }, (_each, nth) => mailTo(`p${index}x${nth}`, { tenantId })),
        );
      }
      const transports = [by(post.port), by(post.port), by(post.port)];
      const summaries = await Promise.all(transports.map((transport) => worker(transport).deliverDue(200)));
      expect(summaries.reduce((sum, { sent }) => sum + sent, 0)).toBe(120);
      expect(post.received).toHaveLength(120);
      expect(new Set(post.received.map((mail) => mail.to[0])).size).toBe(120);
      expect(told).toHaveLength(120);
      expect((await sut.count(tenants)).sent).toBe(120);
    });

    it('leaves a leased mail alone, and takes it over when its worker died', async () => {
      const post = await server();
      await sut.queue(mailTo('a'));
      let started = (): void => undefined;
      const underWay = new Promise<void>((resolve) => (started = resolve));
      const hung: MailTransport = {
        send: () => {
          started();
          return new Promise(() => undefined);
        },
        close: async () => undefined,
      };
      void worker(hung).deliverDue(1);
      await underWay;
      expect(await worker(by(post.port)).deliverDue(1)).toMatchObject({ sent: 0 });
      await endLeases();
      expect(await worker(by(post.port)).deliverDue(1)).toMatchObject({ sent: 1 });
      expect(post.received).toHaveLength(1);
    });

    it('lets a worker that lost its lease change nothing', async () => {
      const post = await server();
      await sut.queue(mailTo('a'));
      let release = (): void => undefined;
      let started = (): void => undefined;
      const underWay = new Promise<void>((resolve) => (started = resolve));
      const late: MailTransport = {
        send: () =>
          new Promise((resolve) => {
            release = () => resolve({ status: 'failed', reason: 'LATE', retry: false, scope: 'message' });
            started();
          }),
        close: async () => undefined,
      };
      const slow = worker(late).deliverDue(1);
      await underWay;
      await endLeases();
      expect(await worker(by(post.port)).deliverDue(1)).toMatchObject({ sent: 1 });
      release();
      expect(await slow).toMatchObject({ failed: 0 });
      expect(await sut.list([tenant])).toMatchObject([{ status: 'sent', lastErrorCode: null }]);
      expect(told).toHaveLength(1);
    });
  });

  describe('with a feature that cannot take the outcome now', () => {
    it('tells it again without sending again', async () => {
      const post = await server();
      await sut.queue(mailTo('a'));
      let calls = 0;
      const onDelivery = async (): Promise<void> => {
        calls += 1;
        if (calls === 1) throw new Error('store is busy');
      };
      const sender = worker(by(post.port), { onDelivery });
      const first = await sender.deliverDue(1);
      expect(first).toMatchObject({ sent: 1, faults: [new Error('store is busy')] });
      await sender.deliverDue(1);
      await sender.deliverDue(1);
      expect(calls).toBe(2);
      expect(post.received).toHaveLength(1);
    });
  });

  describe('six hundred mails of one campaign', () => {
    it('are queued by few statements', async () => {
      const mails = Array.from({ length: 600 }, (_each, index) => mailTo(`p${index}`));
      const answers = await sut.queueAll(tenant, mails);
      expect(answers.every((answer) => answer.ok && answer.value === 'queued')).toBe(true);
      expect(await sut.list([tenant], { limit: 1000 })).toHaveLength(600);
    });
  });
});
