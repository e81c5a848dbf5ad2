import {
  PolicyRegistered,
  VersionApproved,
  VersionDrafted,
  VersionPublished,
  VersionSubmitted,
} from '#contracts/policy.events.js';
import type { PolicyMetadata } from '#contracts/policy.events.js';
import type { Draft } from '../policy.commands.js';

/** One policy from its registration to its publication, for specs. */
export const policyId = '22222222-2222-4222-8222-222222222222';
export const firstId = '33333333-3333-4333-8333-333333333331';
export const secondId = '33333333-3333-4333-8333-333333333332';
export const approvalId = '44444444-4444-4444-8444-444444444444';
export const firstHash = 'a'.repeat(64);
export const secondHash = 'b'.repeat(64);
export const title = { en: 'Social media', cy: null };
export const chain = [{ post: 'headteacher', appliesTo: 'whole' }];
export const sections = [{ number: '1', heading: 'Aims', level: 1, text: 'Why there are rules.' }];

export const metadata: PolicyMetadata = {
  approvals: [
    { body: 'Governors', role: 'Chair', approvedOn: '2014-07', nextReviewDue: null, appliesTo: 'whole' },
    { body: null, role: 'Headteacher', approvedOn: null, nextReviewDue: null, appliesTo: 'Appendix A' },
  ],
  approvers: [],
  lastReviewed: '2025-07',
  nextReviewDue: '2027-07',
  reviewCycleMonths: 24,
  versions: [{ version: '1.0', date: '2014-07-01', changes: 'First' }],
  amendments: [],
};
export const questions = [
  { field: 'owner', line: null, candidates: [], question: 'Who keeps it?' },
  { field: 'approvedOn', line: 12, candidates: ['2014-02-05'], question: 'When was Appendix A approved?' },
];

export const draft: Draft = {
  versionId: firstId,
  contentHash: firstHash,
  title,
  owner: 'Sam Keeper',
  audience: ['teacher', 'support'],
  sections,
  metadata,
  signedBy: ['Alex Chair', null],
  authors: [null],
  findings: [],
  questions,
  changes: null,
  material: true,
  source: null,
};
const people = { owner: 'Sam Keeper', signedBy: ['Alex Chair', null], authors: [null] };

export const registered = PolicyRegistered({
  policyId,
  category: 'social-media',
  title,
  owner: 'Sam Keeper',
  audience: ['teacher', 'support'],
});
export const drafted = VersionDrafted({
  policyId,
  versionId: firstId,
  number: 1,
  contentHash: firstHash,
  title,
  audience: ['teacher', 'support'],
  sections,
  metadata,
  people,
  findings: [],
  questions,
  changes: null,
  material: true,
  source: null,
});
export const submitted = VersionSubmitted({ policyId, versionId: firstId, contentHash: firstHash, approvalId, chain });
export const approved = VersionApproved({ policyId, versionId: firstId, contentHash: firstHash, approvalId });
export const published = VersionPublished({
  policyId,
  versionId: firstId,
  number: 1,
  contentHash: firstHash,
  category: 'social-media',
  title,
  audience: ['teacher', 'support'],
  lastReviewed: '2025-07',
  nextReviewDue: '2027-07',
  reviewCycleMonths: 24,
  material: true,
  supersedes: null,
});

export const begun = [registered, drafted];
export const waiting = [...begun, submitted];
export const ready = [...waiting, approved];
export const inForce = [...ready, published];

/** A second version, leaving title, owner and audience as they are. */
export const nextDraft: Draft = {
  ...draft,
  versionId: secondId,
  contentHash: secondHash,
  title: null,
  owner: null,
  audience: null,
  signedBy: [null, null],
  authors: [null],
  questions: [],
  changes: 'Section 1 names the new platform.',
  material: false,
};
export const nextDrafted = VersionDrafted({
  ...drafted.body,
  versionId: secondId,
  number: 2,
  contentHash: secondHash,
  people: null,
  questions: [],
  changes: 'Section 1 names the new platform.',
  material: false,
});
