import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { CommandBus } from '@nestjs/cqrs';
import pg from 'pg';
import { randomUUID } from 'node:crypto';
import type { Audience, Names } from '#contracts/audience.port.js';
import { breachEvents, type BreachCategory } from '#contracts/breach.events.js';
import type { Schools } from '#contracts/schools.port.js';
import type { Actor, Role } from '#platform/auth/actor.js';
import type { CommandOutcome } from '#platform/command/command-runner.js';
import type { RequestContext } from '#platform/command/request-context.js';
import { SealedFiles, sha256Of } from '#platform/evidence/sealed-files.js';
import type { StoredEvent } from '#platform/event-store/event-store.js';
import type { Uuid } from '#platform/kernel/event.js';
import { testPlatform, type TestPlatform } from '#platform/testing/test-tenant.js';
import { breachProjections } from './breach.projections.js';
import { AttachEvidence, AttachEvidenceHandler } from './command/attach-evidence/attach-evidence.handler.js';
import { CloseBreach, CloseBreachHandler } from './command/close-breach/close-breach.handler.js';
import { DecideBreach, DecideBreachHandler } from './command/decide-breach/decide-breach.handler.js';
import { EscalateBreach, EscalateBreachHandler } from './command/escalate-breach/escalate-breach.handler.js';
import { NoteReadingHandler, type NoteReading } from './command/note-reading/note-reading.handler.js';
import { RecordMeasure, RecordMeasureHandler } from './command/record-measure/record-measure.handler.js';
import { ReportBreach, ReportBreachHandler } from './command/report-breach/report-breach.handler.js';
import { TriageBreach, TriageBreachHandler } from './command/triage-breach/triage-breach.handler.js';
import { accessTo } from './domain/breach.reading.js';
import { CaseReader } from './graphql/case-reader.js';
import { OverviewBreachesResolver, SchoolBreachesResolver } from './graphql/open-breaches.resolver.js';
import { CaseTextsQuery } from './query/case-texts/case-texts.query.js';
import { CasesQuery } from './query/cases/cases.query.js';

const [head, reporter, teacher, lead] = Array.from({ length: 4 }, () => randomUUID()) as [Uuid, Uuid, Uuid, Uuid];
const HOUR = 3_600_000;
const SECRET = 'A message was sent to a pupil of year 6.';

const audience: Audience = {
  peopleOf: () => Promise.resolve([]),
  present: (_, ids) => Promise.resolve([head, reporter, teacher].filter((id) => ids.includes(id))),
  addressees: () => Promise.resolve([]),
  postsHeldBy: (_, personId) => Promise.resolve(personId === head ? ['headteacher'] : []),
};
const people = new Map([
  [head, 'Ann Hill'],
  [teacher, 'Tom Reed'],
]);
const names: Names = { namesIn: () => Promise.resolve(people), holdersIn: () => Promise.resolve(new Map()) };
const schools: Schools = {
  schoolsIn: () => Promise.resolve([]),
  visibleFrom: () => Promise.resolve(new Map()),
  joinedLater: () => Promise.resolve([]),
  one: () => Promise.resolve(null),
};

let platform: TestPlatform;
let pool: pg.Pool;
let files: SealedFiles;
let reader: CaseReader;
let cases: CasesQuery;
let school: Uuid;

beforeAll(async () => {
  platform = await testPlatform({ name: 'breach', events: breachEvents, projections: breachProjections });
  pool = new pg.Pool({ connectionString: platform.urls.platform, max: 2 });
  files = new SealedFiles(pool, platform.sealing);
  cases = new CasesQuery(schools);
  const notes = new NoteReadingHandler(platform.runner);
  const bus = { execute: (command: NoteReading) => notes.execute(command) } as unknown as CommandBus;
  reader = new CaseReader(bus, platform.reads, cases, new CaseTextsQuery(platform.sealing, names));
});
afterAll(async () => {
  await pool.end();
  await platform.drop();
});
beforeEach(async () => {
  platform.now = new Date().toISOString();
  school = await platform.school();
});
afterEach(() => platform.engine.catchUp(school));

const done = (outcome: CommandOutcome) => {
  if (!outcome.done) throw new Error(outcome.refusal.code);
  return outcome;
};
const refusal = (outcome: CommandOutcome): string => (outcome.done ? 'done' : outcome.refusal.code);
const as = (role: Role, personId?: Uuid): RequestContext => platform.as(role, school, personId);
const byHead = (): RequestContext => as('HEADTEACHER', head);
const byTrust = (): RequestContext => as('TRUST_LEAD', lead);

interface Reported {
  readonly category?: BreachCategory;
  readonly about?: Uuid | null;
  readonly confidential?: boolean;
}
const report = async (
  { category = 'FRIEND_REQUEST', about = teacher, confidential = true }: Reported = {},
  context = as('STAFF', reporter),
): Promise<Uuid> => {
  const input = { schoolId: school, category, summary: SECRET, subjectPersonId: about, confidential };
  return done(await new ReportBreachHandler(platform.runner, audience, files).execute(new ReportBreach(context, input)))
    .id;
};
const triage = (context: RequestContext, breachId: Uuid, handlerPersonId: Uuid | null = null) =>
  new TriageBreachHandler(platform.runner, audience).execute(
    new TriageBreach(context, { schoolId: school, breachId, severity: 'serious', handlerPersonId }),
  );
const escalate = (context: RequestContext, breachId: Uuid, to: string) =>
  new EscalateBreachHandler(platform.runner).execute(
    new EscalateBreach(context, { schoolId: school, breachId, to, reference: 'REF-77' }),
  );
const measure = (context: RequestContext, breachId: Uuid) =>
  new RecordMeasureHandler(platform.runner).execute(
    new RecordMeasure(context, { schoolId: school, breachId, measure: 'Talked to the parents.' }),
  );
const decide = (context: RequestContext, breachId: Uuid) =>
  new DecideBreachHandler(platform.runner).execute(
    new DecideBreach(context, { schoolId: school, breachId, outcome: 'SUBSTANTIATED', reason: 'Two saw it.' }),
  );
const close = (context: RequestContext, breachId: Uuid) =>
  new CloseBreachHandler(platform.runner).execute(new CloseBreach(context, { schoolId: school, breachId }));
const attach = (context: RequestContext, breachId: Uuid, bytes: Uint8Array, key?: string) => {
  const contentBase64 = Buffer.from(bytes).toString('base64');
  const input = { schoolId: school, breachId, description: 'The message', fileName: 'shot.png', contentBase64 };
  return new AttachEvidenceHandler(platform.runner, files).execute(new AttachEvidence(context, input, key));
};

const catchUp = (): Promise<void> => platform.engine.catchUp(school);
const read = async (context: RequestContext, id: Uuid, asOf?: string) => {
  await catchUp();
  return reader.read(context, { actor: context.actor, asOf }, id);
};
const list = async (context: RequestContext, open?: boolean) => {
  await catchUp();
  return reader.page({ actor: context.actor }, { open }, { first: 50 });
};
const events = (): Promise<readonly StoredEvent[]> => platform.store.readTenant(school, 0, 1_000);
const typesOf = async (): Promise<string[]> => (await events()).map(({ type }) => type);
const storedFiles = async (): Promise<number> => {
  const client = new pg.Client({ connectionString: platform.urls.platform });
  await client.connect();
  await client.query(`BEGIN; SET LOCAL app.tenants = '${school}'`);
  const { rows } = await client.query<{ n: number }>('SELECT count(*)::int AS n FROM platform.evidence');
  await client.end();
  return rows[0]?.n ?? -1;
};
const png = new Uint8Array(Buffer.from('\x89PNG\r\n\x1a\n\0\0\0\rIHDR and so on', 'latin1'));

describe('a reported case', () => {
  it('goes its way to the end, told in plain sentences', async () => {
    const id = await report();
    done(await triage(byHead(), id, head));
    done(await escalate(byHead(), id, 'LADO'));
    done(await measure(byHead(), id));
    done(await attach(byHead(), id, png));
    done(await decide(byTrust(), id));
    done(await close(byTrust(), id));
    const shown = await read(byHead(), id);
    expect(shown).toMatchObject({ status: 'CLOSED', outcome: 'SUBSTANTIATED', summary: SECRET });
    expect(shown?.steps.map(({ sentence }) => sentence.en)).toEqual([
      'Reported in confidence.',
      'Taken up as serious by Ann Hill; handled by Ann Hill.',
      expect.stringMatching(/^The LADO was told on .*, reference REF-77\.$/),
      'Measure by Ann Hill: Talked to the parents.',
      expect.stringMatching(
        /^Evidence by Ann Hill: The message\. \(shot\.png, image\/png, 1 kB, SHA-256 [0-9a-f]{64}\)$/,
      ),
      'Found substantiated: Two saw it.',
      'Closed.',
    ]);
    expect(shown?.instructions.length).toBeGreaterThan(0);
  });

  it('is closed by nobody who reported it', async () => {
    const id = await report({ about: teacher }, byHead());
    done(await triage(byHead(), id));
    done(await decide(byHead(), id));
    const before = await platform.store.head(school);
    expect(refusal(await close(byHead(), id))).toBe('BREACH.CLOSER_IS_REPORTER');
    expect(await platform.store.head(school)).toBe(before);
    done(await close(byTrust(), id));
  });

  it('is handled by heads and trust leads alone', async () => {
    const id = await report();
    for (const role of ['STAFF', 'CLERK', 'AUDITOR', 'INTEGRATOR'] as const) {
      expect(refusal(await triage(as(role), id))).toBe('ACCESS.ROLE');
    }
    expect(refusal(await triage(byHead(), id, randomUUID()))).toBe('BREACH.UNKNOWN_HANDLER');
    expect(await typesOf()).toEqual(['BreachReported']);
  });

  it('keeps every text sealed, in the log and in the read models', async () => {
    const id = await report();
    done(await escalate(byHead(), id, 'LADO'));
    done(await measure(byHead(), id));
    await catchUp();
    const log = JSON.stringify((await events()).map(({ body }) => body));
    const tables = await platform.reads.askAsSystem(school, async ({ sql }) =>
      JSON.stringify([await sql('SELECT * FROM read.breach_v3'), await sql('SELECT * FROM read.breach_step_v2')]),
    );
    for (const stored of [log, tables]) {
      for (const text of [SECRET, 'REF-77', 'Talked to the parents.']) expect(stored).not.toContain(text);
      expect(stored).toContain(`sealed:1:${id}:summary:`);
    }
  });

  it('reads as erased once its key was destroyed', async () => {
    const id = await report();
    await platform.sealing.destroySubjectKey(school, id, 'retention');
    expect((await read(byTrust(), id))?.summary).toMatch(/^\(erased on \d{4}-\d\d-\d\d: retention\)$/);
  });

  it('is reported with ids in one spelling only, so that its subject is known', async () => {
    const id = await report({ about: teacher.toUpperCase() });
    expect(await read(as('HEADTEACHER', teacher), id)).toBeNull();
    const handler = new ReportBreachHandler(platform.runner, audience, files);
    const input = { schoolId: school, category: 'HARASSMENT', summary: SECRET, confidential: false } as const;
    const broken = new ReportBreach(as('STAFF'), { ...input, subjectPersonId: 'the head' });
    expect(refusal(await handler.execute(broken))).toBe('BREACH.BAD_ID');
    const long = new ReportBreach(as('STAFF'), { ...input, summary: 'x'.repeat(10_001) });
    expect(refusal(await handler.execute(long))).toBe('BREACH.TEXT_TOO_LONG');
  });
});

describe('a confidential case', () => {
  it('has each reading on record before its text is shown, past readings too', async () => {
    const id = await report();
    await read(byHead(), id);
    await read(byTrust(), id, platform.now < new Date().toISOString() ? undefined : platform.now);
    expect((await typesOf()).filter((type) => type === 'ConfidentialRecordRead')).toHaveLength(2);
    await new Promise((resolve) => setTimeout(resolve, 5));
    platform.now = new Date().toISOString();
    const shown = await read(byHead(), id, platform.now);
    expect(shown).toMatchObject({ summary: SECRET });
    const [last] = (await events()).slice(-1);
    expect(last).toMatchObject({ type: 'ConfidentialRecordRead', body: { breachId: id, by: head, what: 'case' } });
    expect(shown?.reading).toEqual({ tenant: school, position: last?.metadata.position });
  });

  it('is read once a request, however often the request names it', async () => {
    const id = await report();
    const request = byHead();
    await read(request, id);
    await read(request, id);
    expect((await typesOf()).filter((type) => type === 'ConfidentialRecordRead')).toHaveLength(1);
  });

  it('is listed without its text, and who may only count finds it in numbers alone', async () => {
    const id = await report();
    const { edges } = await list(byHead());
    expect(edges[0]?.node).toMatchObject({ id, summary: null, steps: [] });
    expect(await list(as('CLERK'))).toMatchObject({ totalCount: 0, countOnly: 1, firstClock: null });
    const byClock = await reader.page({ actor: as('CLERK').actor }, { clock: 'RUNNING' }, { first: 50 });
    expect(byClock).toMatchObject({ totalCount: 0, countOnly: null });
    expect(await list(byHead(), true)).toMatchObject({ totalCount: 1, countOnly: 0, firstClock: { breachId: id } });
    expect(await read(as('CLERK'), id)).toBeNull();
    const counts = new SchoolBreachesResolver(platform.reads, cases);
    const question = { actor: as('CLERK').actor };
    expect(await counts.openBreaches({ schoolId: school, question })).toEqual([
      { category: 'FRIEND_REQUEST', count: 1 },
    ]);
    expect(await typesOf()).toEqual(['BreachReported']);
  });
});

describe('a case that is not confidential', () => {
  it('is listed for who may only count with category and status and no word', async () => {
    const id = await report({ category: 'HARASSMENT', confidential: false });
    const node = (await list(as('CLERK'))).edges[0]?.node;
    expect(node).toMatchObject({
      id,
      category: 'HARASSMENT',
      status: 'REPORTED',
      summary: null,
      steps: [],
      outcome: null,
    });
    expect(await read(as('AUDITOR'), id)).toMatchObject({ summary: null, steps: [] });
    expect((await list(byHead())).edges[0]?.node.summary).toBe(SECRET);
    expect(await typesOf()).toEqual(['BreachReported']);
  });

  it('is not read back by who reported it', async () => {
    const id = await report({ confidential: false });
    expect(await read(as('STAFF', reporter), id)).toBeNull();
    expect((await list(as('STAFF', reporter))).totalCount).toBe(0);
  });
});

describe('a case about the head', () => {
  it('goes round everybody of the school: no row, no number, no handling', async () => {
    const id = await report({ about: head, confidential: false });
    const figures = new OverviewBreachesResolver(platform.reads, cases);
    for (const context of [byHead(), as('HEADTEACHER', teacher), as('HEADTEACHER'), as('CLERK'), as('INTEGRATOR')]) {
      expect(await read(context, id)).toBeNull();
      expect((await list(context)).totalCount).toBe(0);
      expect(await figures.openBreaches({ question: { actor: context.actor }, since: null })).toMatchObject({
        count: 0,
      });
    }
    expect(refusal(await triage(byHead(), id))).toBe('BREACH.UNKNOWN');
    expect(refusal(await triage(byHead(), randomUUID()))).toBe('BREACH.UNKNOWN');
    done(await triage(byTrust(), id));
    expect(await read(byTrust(), id)).toMatchObject({ summary: SECRET, status: 'TRIAGED' });
  });
});

describe('a case about anybody', () => {
  it('is as absent to its subject as one that never was', async () => {
    const id = await report({ about: teacher });
    const subject = as('HEADTEACHER', teacher);
    expect(await read(subject, id)).toBeNull();
    const answers = [await triage(subject, id), await triage(subject, randomUUID())];
    expect(answers[0]).toEqual(answers[1]);
  });
});

describe('clocks', () => {
  it('stand as they stood at the asked time', async () => {
    const id = await report({ category: 'HACKED_ACCOUNT', confidential: false });
    const start = Date.parse((await events())[0]!.metadata.recordedAt);
    const after = (hours: number): string => new Date(start + hours * HOUR).toISOString();
    platform.now = after(73);
    const late = (await read(byHead(), id))!.clocks;
    expect(late.map(({ kind, minutesLeft }) => [kind, minutesLeft <= -60])).toEqual([['ICO', true]]);
    expect((await read(byHead(), id, after(1)))!.clocks[0]!.minutesLeft).toBeGreaterThan(70 * 60);
    const figures = new OverviewBreachesResolver(platform.reads, cases);
    const asked = { question: { actor: byHead().actor, asOf: after(1) }, since: after(-1) };
    expect(await figures.openBreaches(asked)).toMatchObject({ count: 1, before: 0, clock: 'ICO' });
  });

  it('stop when the body was told, and run again in a question about the time before', async () => {
    const id = await report({ category: 'DATA_BREACH' });
    const [reported] = await events();
    await new Promise((resolve) => setTimeout(resolve, 10));
    done(await escalate(byHead(), id, 'ICO'));
    platform.now = new Date(Date.now() + 1_000).toISOString();
    expect((await read(byTrust(), id))?.clocks[0]?.stoppedAt).not.toBeNull();
    const asOf = new Date(Date.parse(reported?.metadata.recordedAt ?? '') + 2).toISOString();
    expect(await read(byTrust(), id, asOf)).toMatchObject({ status: 'REPORTED', clocks: [{ stoppedAt: null }] });
  });
});

describe('evidence', () => {
  it('is kept sealed, hashed on arrival, and opens to the same bytes', async () => {
    const id = await report();
    const { position } = done(await attach(byHead(), id, png));
    const [event] = await platform.store.readTenant(school, position - 1, 1);
    expect(event?.body).toMatchObject({ contentType: 'image/png', size: png.length, sha256: sha256Of(png) });
    const evidenceId = event?.body['evidenceId'] as Uuid;
    expect(await files.open(school, evidenceId)).toEqual({ bytes: Buffer.from(png), sha256: sha256Of(png) });
    await platform.sealing.destroySubjectKey(school, id, 'retention');
    expect(await files.open(school, evidenceId)).toMatchObject({ rule: 'retention' });
  });

  it('is taken once for the same key', async () => {
    const id = await report();
    const first = done(await attach(byHead(), id, png, 'key-1'));
    expect(done(await attach(byHead(), id, png, 'key-1'))).toEqual({ ...first, replayed: true });
    expect(refusal(await attach(byHead(), id, new Uint8Array([0x61]), 'key-1'))).toBe('COMMAND.IDEMPOTENCY_KEY_REUSED');
    expect(await storedFiles()).toBe(1);
  });

  it('of indecent images is refused whatever it is, and nothing of it is kept', async () => {
    const id = await report({ category: 'INDECENT_IMAGES' });
    const before = await platform.store.head(school);
    for (const bytes of [png, new Uint8Array(), new Uint8Array(6 * 1024 * 1024)]) {
      const outcome = await attach(byHead(), id, bytes);
      expect(refusal(outcome)).toBe('BREACH.EVIDENCE_FORBIDDEN');
      expect(!outcome.done && outcome.refusal.message).toMatch(/police and the LADO/);
    }
    expect(await platform.store.head(school)).toBe(before);
    expect(await storedFiles()).toBe(0);
  });

  it('that is no known kind, or for a case that the asker may not see, is not kept', async () => {
    const id = await report({ about: head });
    expect(refusal(await attach(byTrust(), id, new Uint8Array([0, 1, 2])))).toBe('BREACH.EVIDENCE_KIND_UNKNOWN');
    expect(refusal(await attach(byHead(), id, png))).toBe('BREACH.UNKNOWN');
    expect(refusal(await attach(as('CLERK'), id, png))).toBe('ACCESS.ROLE');
    expect(await storedFiles()).toBe(0);
  });
});

describe('another school', () => {
  it('sees nothing of a case and cannot act on it', async () => {
    const id = await report();
    await catchUp();
    const stranger = platform.as('HEADTEACHER', await platform.school());
    expect(await read(stranger, id)).toBeNull();
    expect((await list(stranger)).totalCount).toBe(0);
    expect(refusal(await triage(stranger, id))).toBe('ACCESS.NOT_FOUND');
  });
});

describe('the rule in SQL', () => {
  it('says of every role and every kind of case what the rule in the domain says', async () => {
    const wanted = [null, teacher, head].flatMap((about) =>
      [true, false].map((confidential) => ({ about, confidential })),
    );
    const made = [];
    for (const one of wanted) made.push({ ...one, id: await report(one) });
    await catchUp();
    const roles: readonly Role[] = ['TRUST_LEAD', 'HEADTEACHER', 'CLERK', 'STAFF', 'AUDITOR', 'INTEGRATOR', 'SYSTEM'];
    const actors = roles.flatMap((role): Actor[] => [teacher, head, lead].map((person) => as(role, person).actor));
    for (const actor of actors) {
      const access = made.map(({ about, confidential }) =>
        accessTo(actor, { schoolId: school, subjectPersonId: about, confidential, aboutHead: about === head }, [
          school,
        ]),
      );
      const found = await platform.reads.ask({ actor }, async (scope) => ({
        page: await cases.page(scope, actor, {}, { first: 50 }),
        counted: await cases.counted(scope, actor),
      }));
      const listed = found.page.edges.map(({ node }) => [node.id, node.readable]).sort();
      const expected = made
        .map(({ id }, n) => [id, access[n] === 'read', access[n]] as const)
        .filter(([, , seen]) => seen === 'read' || seen === 'list')
        .map(([id, readable]) => [id, readable]);
      expect(listed).toEqual(expected.sort());
      expect(found.counted).toHaveLength(access.filter((seen) => seen !== 'none').length);
    }
  });
});
