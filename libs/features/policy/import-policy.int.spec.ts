import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { policyEvents } from '#contracts/policy.events.js';
import type { RequestContext } from '#platform/command/request-context.js';
import type { Uuid } from '#platform/kernel/event.js';
import { describeWhere } from '#platform/testing/not-run.js';
import { testPlatform, type TestPlatform } from '#platform/testing/test-tenant.js';
import { AnswerQuestions, AnswerQuestionsHandler } from './command/answer-questions/answer-questions.handler.js';
import {
  ImportPolicy,
  ImportPolicyHandler,
  type ImportOutcome,
  type ImportPolicyInput,
} from './command/import-policy/import-policy.handler.js';
import { OwnSchool } from './domain/own-school.port.js';
import { policyProjections } from './policy.projections.js';
import { PoliciesQuery } from './query/policies/policies.query.js';
import { readerOf } from './query/reader.js';
import { TextsQuery, type TextView } from './query/texts/texts.query.js';

class NamedSchool extends OwnSchool {
  override nameOf = (): Promise<string | null> => Promise.resolve('Hill Street School');
}

const DOCUMENT = `Social Media Policy

Policy owner: Jane Price
Approved by: Governing Body
Approved on: 1 September 2025
Signed: R. Okafor
Next review: September 2026

1. Scope
This policy applies to all staff of the school.

2. Conduct
Staff keep their accounts private.
`;
const base64 = (text: string): string => Buffer.from(text, 'utf8').toString('base64');
const shared = path.resolve(import.meta.dirname, '../../../../shared/policies');

let platform: TestPlatform;
let school: Uuid;
let clerk: RequestContext;

const importIt = (input: Partial<ImportPolicyInput>, key?: string, by = clerk): Promise<ImportOutcome> => {
  const asked = { schoolId: school, fileName: 'policy.txt', contentBase64: base64(DOCUMENT), material: true };
  return new ImportPolicyHandler(platform.runner, new NamedSchool()).execute(
    new ImportPolicy(by, { ...asked, dryRun: false, category: 'social-media', ...input }, key),
  );
};
const done = (outcome: ImportOutcome) => {
  if (!outcome.done) throw new Error(outcome.refusal.code);
  return outcome;
};
const stored = async (input: Partial<ImportPolicyInput>, key?: string) => {
  const { stored: found, ...rest } = done(await importIt(input, key));
  if (!found) throw new Error('nothing stored');
  return { ...rest, ...found };
};
const refusedWithNothingStored = async (input: Partial<ImportPolicyInput>, refusal: object, by = clerk) => {
  const outcome = await importIt(input, undefined, by);
  expect(outcome).toMatchObject({ done: false, refusal });
  expect(await platform.store.head(school)).toBe(0);
};
const textOf = async (versionId: Uuid, by = clerk): Promise<TextView | undefined> => {
  await platform.engine.catchUp(school);
  const query = new TextsQuery(platform.sealing);
  const texts = await platform.reads.ask({ actor: by.actor }, (scope) =>
    query.ofVersions(scope, readerOf(by.actor), [versionId]),
  );
  return texts.get(versionId);
};
const ownerOf = async (policyId: Uuid) => {
  await platform.engine.catchUp(school);
  const query = new PoliciesQuery(platform.sealing);
  const reader = readerOf(clerk.actor);
  return (await platform.reads.ask({ actor: clerk.actor }, (scope) => query.one(scope, reader, policyId)))?.owner;
};

beforeAll(async () => {
  platform = await testPlatform({ name: 'policy_import', events: policyEvents, projections: policyProjections });
});
afterAll(() => platform.drop());
beforeEach(async () => {
  school = await platform.school();
  clerk = platform.as('CLERK', school);
});

describe('a document', () => {
  it('is read and not stored on a dry run, with or without a category', async () => {
    for (const category of ['social-media', null]) {
      const { read, stored: found } = done(await importIt({ dryRun: true, category }));
      expect(found).toBeNull();
      expect(read.sections.map(({ heading }) => heading)).toEqual(expect.arrayContaining(['Scope', 'Conduct']));
    }
    expect(await platform.store.head(school)).toBe(0);
  });

  it('becomes a draft with its text; its names are sealed in the log and opened for their readers', async () => {
    const { policyId, versionId } = await stored({});
    const events = await platform.store.readTenant(school, 0, 10);
    expect(events.map(({ type }) => type)).toEqual(['PolicyRegistered', 'VersionDrafted']);
    expect(JSON.stringify(events.map(({ body }) => [body['owner'], body['people']]))).not.toContain('Jane');
    expect(await ownerOf(policyId)).toBe('Jane Price');
    const text = await textOf(versionId);
    expect(text?.sections.at(-1)?.text).toContain('private');
    expect(text?.approvals).toMatchObject([{ approvedOn: '2025-09-01', appliesTo: 'whole' }]);
    expect((await textOf(versionId, platform.as('INTEGRATOR', school)))?.approvals).toMatchObject([{ signedBy: null }]);
  });

  it('keeps the hash of the file apart from the hash of the version', async () => {
    await stored({});
    const body = (await platform.store.readTenant(school, 1, 1))[0]?.body ?? {};
    expect(body['source']).toMatchObject({ fileName: 'policy.txt', sha256: expect.stringMatching(/^[0-9a-f]{64}$/) });
    expect((body['source'] as { sha256: string }).sha256).not.toBe(body['contentHash']);
  });

  it('is stored once under a key, and a repeat names the same version', async () => {
    const first = await stored({}, 'key-1');
    expect(await stored({}, 'key-1')).toEqual({ ...first, replayed: true });
    expect(await platform.store.head(school)).toBe(2);
    const other = await importIt({ contentBase64: base64(`${DOCUMENT}More.`) }, 'key-1');
    expect(other).toMatchObject({ refusal: { code: 'COMMAND.IDEMPOTENCY_KEY_REUSED' } });
  });

  it('is a second version of a policy only once the first is published', async () => {
    const { policyId } = await stored({});
    const outcome = await importIt({ policyId, dryRun: true });
    expect(outcome).toMatchObject({ refusal: { code: 'POLICY.DRAFT_OPEN' } });
  });

  it('has its questions answered, at its import or later', async () => {
    const { policyId, versionId } = await stored({ answers: [{ field: 'owner', value: 'Tom Reed' }] });
    expect(await ownerOf(policyId)).toBe('Tom Reed');
    const answers = [{ field: 'owner', value: 'Maya Lewis' }];
    const command = new AnswerQuestions(clerk, { schoolId: school, policyId, versionId, answers });
    expect(await new AnswerQuestionsHandler(platform.runner).execute(command)).toMatchObject({ done: true });
    expect(await ownerOf(policyId)).toBe('Maya Lewis');
    const last = (await platform.store.readTenant(school, 2, 1))[0]?.body ?? {};
    expect(last['answers']).toMatch(/^sealed:/);
  });
});

describe('a bad import', () => {
  it('is refused with its field and nothing stored', async () => {
    const missing = { code: 'POLICY.CATEGORY_MISSING', path: ['category'] };
    await refusedWithNothingStored({ category: null }, missing);
    const unknown = { code: 'POLICY.CATEGORY_UNKNOWN', path: ['category'] };
    await refusedWithNothingStored({ category: 'sea-shanties' }, unknown);
    await refusedWithNothingStored({ category: 'sea-shanties', dryRun: true }, unknown);
    await refusedWithNothingStored({ contentBase64: '§§§' }, { code: 'IMPORT.NOT_BASE64', path: ['contentBase64'] });
    await refusedWithNothingStored({ contentBase64: '' }, { code: 'IMPORT.EMPTY' });
    await refusedWithNothingStored(
      { fileName: 'picture.docx' },
      { code: 'IMPORT.NOT_A_DOCX', path: ['contentBase64'] },
    );
    const answers = [{ field: 'nextReviewDue', value: '31/02/2026' }];
    await refusedWithNothingStored({ answers }, { code: 'POLICY.BAD_ANSWER', path: ['answers', 'nextReviewDue'] });
  });

  it('of more than 20 MB is refused before anything is decoded', async () => {
    const contentBase64 = 'A'.repeat(50 * 1024 * 1024);
    await refusedWithNothingStored({ contentBase64 }, { code: 'IMPORT.TOO_LARGE', path: ['contentBase64'] });
  });

  it('is not read for those who may not import it', async () => {
    const wrong = { fileName: 'picture.docx' };
    await refusedWithNothingStored(wrong, { code: 'ACCESS.ROLE' }, platform.as('STAFF', school));
    const stranger = platform.as('CLERK', await platform.school());
    await refusedWithNothingStored(wrong, { code: 'ACCESS.NOT_FOUND' }, stranger);
  });
});

describeWhere(existsSync(shared), 'a real policy', '../shared/policies is not here', () => {
  const file = (fileName: string) => ({
    fileName,
    contentBase64: readFileSync(path.join(shared, fileName)).toString('base64'),
  });

  it.each(['docx', 'pdf', 'txt'])(
    'of Forward As One keeps its approval, its dates and its version table (%s)',
    async (ending) => {
      const { read, versionId } = await stored(file(`forward-as-one-mat-social-media.${ending}`));
      const { metadata } = read.answered;
      expect(metadata).toMatchObject({ nextReviewDue: '2025-08-31', approvals: [{ approvedOn: '2024-07-19' }] });
      expect(metadata.versions).toHaveLength(3);
      expect((await textOf(versionId))?.sections).toEqual(read.sections);
    },
  );

  it('of Norton keeps the whole and its appendix, each with its own approval', async () => {
    const { versionId } = await stored(file('norton-infant-staff-social-media.docx'));
    const approvals = (await textOf(versionId))?.approvals ?? [];
    expect(approvals).toHaveLength(2);
    expect(approvals.find(({ appliesTo }) => appliesTo === 'whole')).toMatchObject({ approvedOn: '2014-07' });
    expect(approvals.find(({ appliesTo }) => appliesTo === 'Appendix A')).toMatchObject({ approvedOn: '2014-02-05' });
  });

  it('of Richmond Park has two titles, names no approver, and takes the answers', async () => {
    const document = file('richmond-park-social-networking-e-safety.docx');
    const asked = done(await importIt({ ...document, dryRun: true })).read.answered;
    expect(asked.questions.map(({ field }) => field)).toEqual(expect.arrayContaining(['approver', 'approvedOn']));
    const answers = [{ field: 'approver', value: 'headteacher, then governing body' }];
    const { read } = await stored({ ...document, answers });
    expect(read.answered.title).toEqual({ en: expect.any(String), cy: expect.any(String) });
    expect(read.answered.metadata.approvers).toEqual(['headteacher', 'governing body']);
    expect(read.answered.questions.map(({ field }) => field)).not.toContain('approver');
  });
});
