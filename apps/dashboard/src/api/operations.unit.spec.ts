/// <reference types="node" />
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { buildASTSchema, parse, validate } from 'graphql';
import {
  approveMutation,
  nudgeApprovalMutation,
  rejectMutation,
  withdrawMutation,
} from '../screens/approvals/approvals.mutations.js';
import { approvalQuery, approvalsQuery } from '../screens/approvals/approvals.query.js';
import { eventsQuery, growthQuery, proofQuery, standingQuery } from '../screens/audit/audit.query.js';
import * as replayQueries from '../screens/audit/replay.query.js';
import { typesOf } from '../screens/audit/event-types.js';
import {
  attachMutation,
  caseQuery,
  closeMutation,
  decideMutation,
  escalateMutation,
  measureMutation,
  policyTitleQuery,
  readEvidenceMutation,
  setAsideMutation,
  triageMutation,
} from '../screens/breach/case.query.js';
import { breachesQuery } from '../screens/breaches/breaches.query.js';
import {
  campaignQuery,
  campaignsQuery,
  closeCampaignMutation,
  nudgePeopleMutation,
} from '../screens/campaigns/campaigns.query.js';
import { inboxQuery } from '../screens/inbox/inbox.query.js';
import { matrixQuery } from '../screens/matrix/matrix.query.js';
import { myQuery } from '../screens/my/my.query.js';
import { chaseApprovalMutation, nudgeMutation, nudgeReviewMutation } from '../screens/overview/overview.mutations.js';
import { overviewQuery } from '../screens/overview/overview.query.js';
import { importPeopleMutation } from '../screens/people/import.query.js';
import { namesQuery } from '../screens/people/names.query.js';
import { peopleMutations, peopleQuery, personQuery } from '../screens/people/people.query.js';
import { compareQuery } from '../screens/compare/compare.query.js';
import * as policyMutations from '../screens/policy/policy.mutations.js';
import { policyApprovalsQuery, policyHistoryQuery, policyQuery } from '../screens/policy/policy.query.js';
import { notRecordedQuery, policiesQuery } from '../screens/policies/policies.query.js';
import {
  guideQuery,
  peopleFoundQuery,
  reporterQuery,
  reportMutation,
  reportPoliciesQuery,
  reportSchoolsQuery,
} from '../screens/report-breach/report.query.js';
import {
  decideErasure,
  erasureQuery,
  liftHold,
  placeHold,
  planQuery,
  proposeErasure,
  retentionQuery,
  withdrawErasure,
} from '../screens/retention/retention.query.js';
import { askRebuildMutation, recordQuery, stopRebuildMutation } from '../screens/record/record.query.js';
import { schoolQuery } from '../screens/school/school.query.js';
import { importMutation, uploadQuery } from '../screens/upload/upload.query.js';

const libs = path.resolve(import.meta.dirname, '../../../../libs');

const filesUnder = (folder: string, ending: string): string[] =>
  readdirSync(path.join(libs, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith(ending))
    .map((file) => readFileSync(path.join(libs, folder, file), 'utf8'));

/** The server's own schema; roots that its files leave without a field get none here either. */
const schema = () => {
  const text = [...filesUnder('platform/graphql', '.graphql'), ...filesUnder('features', '.graphql')].join('\n');
  return buildASTSchema(parse(text), { assumeValidSDL: true });
};

const operations = [
  ...[closeCampaignMutation, nudgePeopleMutation],
  ...[retentionQuery, planQuery, erasureQuery, placeHold, liftHold, proposeErasure, decideErasure, withdrawErasure],
  ...[recordQuery, askRebuildMutation, stopRebuildMutation],
  ...[matrixQuery, nudgeReviewMutation, chaseApprovalMutation],
  ...[policyQuery, policyApprovalsQuery, policyHistoryQuery, compareQuery, ...Object.values(policyMutations)],
  ...[peopleQuery, personQuery, namesQuery, importPeopleMutation, ...peopleMutations],
  ...[overviewQuery, nudgeMutation, schoolQuery, policiesQuery, notRecordedQuery, campaignsQuery, campaignQuery],
  ...[
    approveMutation,
    nudgeApprovalMutation,
    rejectMutation,
    withdrawMutation,
    approvalQuery,
    inboxQuery,
    uploadQuery,
    importMutation,
  ],
  ...[approvalsQuery, breachesQuery, eventsQuery, growthQuery, proofQuery, standingQuery, myQuery],
  ...Object.values(replayQueries),
  ...[attachMutation, caseQuery, closeMutation, decideMutation, escalateMutation, measureMutation],
  ...[policyTitleQuery, readEvidenceMutation, setAsideMutation, triageMutation],
  ...[guideQuery, peopleFoundQuery, reporterQuery, reportMutation, reportPoliciesQuery, reportSchoolsQuery],
];

describe('the documents of the screens', () => {
  const server = schema();

  it.each(operations.map(({ name, text }) => [name, text]))('ask %s as the server can answer it', (_, text) => {
    expect(validate(server, parse(text)).map(({ message }) => message)).toEqual([]);
  });
});

describe('the kinds of event', () => {
  it('are those that the contracts publish', () => {
    const published = filesUnder('contracts', '.events.ts').flatMap((source) =>
      [...source.matchAll(/defineEvent\(\s*'(\w+)'/g)].map(([, type]) => type),
    );
    expect(published.length).toBeGreaterThan(30);
    expect(Object.values(typesOf).flat().sort()).toEqual(published.sort());
  });
});
