import { AcceptFinding } from '#features/policy/command/accept-finding/accept-finding.handler.js';
import { ImportPolicy } from '#features/policy/command/import-policy/import-policy.handler.js';
import { WaiveFinding } from '#features/policy/command/waive-finding/waive-finding.handler.js';
import { findingIds } from '#features/policy/domain/finding.ids.js';
import type { Uuid } from '#platform/kernel/event.js';
import { policyTitle } from './sandbox-texts.js';
import { documentText } from './sandbox-document.js';
import type { SchoolStage } from './school-stage.js';
import type { Act } from './seed-clock.js';

/** A version that comes as a document. */
export interface ToImport {
  readonly category: string;
  readonly number: number;
  readonly policyId: Uuid | null;
  readonly changes: string;
}

/** The policy that it became, and its findings by their rules. */
export interface Imported {
  readonly policyId: Uuid;
  readonly findings: ReadonlyMap<string, string>;
}

/** Reads and stores a document, as a clerk does who uploads it. */
export const importDocument = async (stage: SchoolStage, asked: ToImport, key: string): Promise<Imported> => {
  const { category, number, policyId, changes } = asked;
  const title = policyTitle(category, stage.bilingual);
  const text = documentText(stage.school.name, title, number);
  const input = {
    schoolId: stage.tenantId,
    fileName: `${category}-${String(number)}.txt`,
    contentBase64: Buffer.from(text, 'utf8').toString('base64'),
    policyId,
    category,
    changes,
    material: true,
    dryRun: false,
  };
  const outcome = await stage.import(new ImportPolicy(stage.as('CLERK', 'clerk'), input, key));
  if (!outcome.done || !outcome.stored) throw new Error(`${stage.school.key}: ${category} could not be imported.`);
  const { findings } = outcome.read.reading;
  const ids = findingIds(findings);
  return {
    policyId: outcome.stored.policyId,
    findings: new Map(findings.map(({ rule }, n) => [rule, ids[n] ?? ''])),
  };
};

/** What the school says to its findings: one will be mended, one is left as it is, the rest wait. */
export const findingActs = (
  stage: SchoolStage,
  category: string,
  found: () => { readonly policyId: Uuid; readonly versionId: Uuid; readonly findings: ReadonlyMap<string, string> },
): Act[] => [
  stage.act(10, async () => {
    const { findings, ...place } = found();
    const findingId = findings.get('link-insecure') ?? '';
    const answer = { responsible: stage.ownerName(), dueOn: stage.day(30) ?? '', note: 'With the next version.' };
    const input = { schoolId: stage.tenantId, ...place, findingId, ...answer };
    await stage.tell(new AcceptFinding(stage.as('CLERK', 'clerk'), input, stage.key(category, 'accept')));
  }),
  stage.act(9, async () => {
    const { findings, ...place } = found();
    const findingId = findings.get('review-date-missing') ?? findings.get('approval-missing') ?? '';
    const answer = { reason: 'It stands in the minutes of the governors.', until: stage.day(180) ?? '' };
    const input = { schoolId: stage.tenantId, ...place, findingId, ...answer };
    await stage.tell(new WaiveFinding(stage.as('HEADTEACHER', 'headteacher'), input, stage.key(category, 'waive')));
  }),
];
