import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { randomUUID } from 'node:crypto';
import type { Audience, Names } from '#contracts/audience.port.js';
import { breachEvents } from '#contracts/breach.events.js';
import type { SchoolView, Schools } from '#contracts/schools.port.js';
import type { StoredEvent } from '#platform/event-store/event-store.js';
import { MailOutbox } from '#platform/messaging/mail/mail-outbox.js';
import type { SealedFiles } from '#platform/evidence/sealed-files.js';
import type { Uuid } from '#platform/kernel/event.js';
import { testPlatform, type TestPlatform } from '#platform/testing/test-tenant.js';
import { breachProjections } from './breach.projections.js';
import { ReportBreach, ReportBreachHandler } from './command/report-breach/report-breach.handler.js';
import { MailHandlersWhenBreachReported } from './policy/mail-handlers-when-breach-reported.policy.js';
import { RecipientsQuery } from './query/recipients/recipients.query.js';

const [head, safeguarding, chair, ceo, teacher] = Array.from({ length: 5 }, () => randomUUID()) as [
  ...[Uuid, Uuid, Uuid, Uuid, Uuid],
];
const SECRET = 'A message was sent to a pupil of year 6.';
const TITLE = 'A case waits in Trustlog';

let platform: TestPlatform;
let pool: pg.Pool;
let outbox: MailOutbox;
let school: Uuid;
let trust: Uuid;
/** Who holds what, and who can be reached; each spec may take somebody away. */
let holders: Map<string, Uuid>;
let addresses: Map<Uuid, string>;
/** Lines that the process logged. */
let written: string[];
const writeError = process.stderr.write.bind(process.stderr);

beforeAll(async () => {
  platform = await testPlatform({ name: 'breach-mail', events: breachEvents, projections: breachProjections });
  pool = new pg.Pool({ connectionString: platform.urls.platform, max: 2 });
  outbox = new MailOutbox(pool, platform.sealing);
});
afterAll(async () => {
  await pool.end();
  await platform.drop();
});
beforeEach(async () => {
  [school, trust] = [await platform.school(), await platform.school()];
  holders = new Map([
    [`${school}/headteacher`, head],
    [`${school}/designated-safeguarding-lead`, safeguarding],
    [`${school}/chair-of-governors`, chair],
    [`${trust}/chief-executive-officer`, ceo],
  ]);
  addresses = new Map([head, safeguarding, chair, ceo].map((id, n) => [id, `person-${String(n)}@example.org`]));
  written = [];
  process.stderr.write = (line: unknown) => written.push(String(line)) > 0;
});
afterEach(() => {
  process.stderr.write = writeError;
});

const audience: Audience = {
  peopleOf: () => Promise.resolve([]),
  present: () => Promise.resolve([]),
  addressees: (_, ids) =>
    Promise.resolve(
      ids.map((personId) => ({ personId, name: 'A B', email: addresses.get(personId) ?? null, language: 'en' })),
    ),
  postsHeldBy: (_, personId) => Promise.resolve(personId === head ? ['headteacher'] : []),
};
const names: Names = {
  namesIn: () => Promise.resolve(new Map()),
  holdersIn: ({ tenants }, post) =>
    Promise.resolve(
      new Map(
        tenants.flatMap((tenant) => {
          const personId = holders.get(`${tenant}/${post}`);
          return personId ? [[tenant, { personId, name: null }] as const] : [];
        }),
      ),
    ),
};
const schools: Schools = {
  schoolsIn: () => Promise.resolve([{ id: school, groupId: trust } as SchoolView]),
  visibleFrom: () => Promise.resolve(new Map()),
  joinedLater: () => Promise.resolve([]),
  one: () => Promise.resolve(null),
};

/** Reports without a file never ask for it. */
const noFiles = {} as SealedFiles;
const report = async (about: Uuid | null, by: Uuid = teacher): Promise<StoredEvent> => {
  const input = { schoolId: school, category: 'FRIEND_REQUEST', summary: SECRET, subjectPersonId: about } as const;
  const command = new ReportBreach(platform.as('STAFF', school, by), { ...input, confidential: true });
  const outcome = await new ReportBreachHandler(platform.runner, audience, noFiles).execute(command);
  if (!outcome.done) throw new Error(outcome.refusal.code);
  const [event] = await platform.store.readTenant(school, outcome.position - 1, 1);
  return event as StoredEvent;
};
const react = (event: StoredEvent): Promise<void> => {
  const recipients = new RecipientsQuery(platform.reads, names, schools);
  return new MailHandlersWhenBreachReported(outbox, recipients, audience, 'https://trustlog.example').react(event);
};
const told = async (): Promise<Uuid[]> => (await outbox.list([school, trust])).map(({ personId }) => personId).sort();

describe('a breach that was reported', () => {
  it('is told to those whom its category names, in a message that says nothing of it', async () => {
    const event = await report(teacher, head);
    await react(event);
    expect(await told()).toEqual([safeguarding]);
    const [mail] = await outbox.list([school]);
    const text = JSON.stringify(mail);
    expect(mail).toMatchObject({ kind: 'breach.waiting', message: { subject: TITLE } });
    for (const detail of [SECRET, 'FRIEND', 'pupil', teacher]) expect(text).not.toContain(detail);
    expect(text).toContain('https://trustlog.example/breaches');
  });

  it('is told once, however often the event comes', async () => {
    const event = await report(null);
    await react(event);
    await react(event);
    expect(await told()).toEqual([head, safeguarding].sort());
  });

  it('goes round the head whom it is about, to the chair and to the trust', async () => {
    await react(await report(head));
    expect(await told()).toEqual([safeguarding, chair, ceo].sort());
  });

  it('goes to the trust where the school has nobody to tell', async () => {
    holders.delete(`${school}/headteacher`);
    holders.delete(`${school}/designated-safeguarding-lead`);
    await react(await report(null));
    expect(await told()).toEqual([ceo]);
  });

  it('is not lost without a word where an address is missing, and the word names nobody', async () => {
    addresses.clear();
    await react(await report(null));
    expect(await told()).toEqual([]);
    const lines = written.filter((line) => line.includes('breach.'));
    expect(lines.map((line) => (JSON.parse(line) as { event: string }).event)).toEqual([
      'breach.mail-refused',
      'breach.mail-refused',
      'breach.nobody-told',
    ]);
    for (const id of [head, safeguarding, teacher]) expect(lines.join()).not.toContain(id);
  });
});
