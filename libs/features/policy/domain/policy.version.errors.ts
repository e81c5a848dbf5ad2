import { refuse, type InBoth } from '#platform/kernel/result.js';

const draftCures: Readonly<Record<'draft' | 'submitted' | 'approved', InBoth>> = {
  draft: {
    en: 'Edit that draft, or submit and publish it first.',
    cy: 'Golygwch y drafft hwnnw, neu cyflwynwch a chyhoeddwch ef yn gyntaf.',
  },
  submitted: {
    en: 'Wait for its approval and publish it, or edit it.',
    cy: 'Arhoswch am ei chymeradwyaeth a’i chyhoeddi, neu golygwch hi.',
  },
  approved: { en: 'Publish it first, or edit it.', cy: 'Cyhoeddwch hi yn gyntaf, neu golygwch hi.' },
};

/** Refusals about one version: its draft, its questions, its approval. */
export const draftOpen = (number: number, status: 'draft' | 'submitted' | 'approved') =>
  refuse(
    'POLICY.DRAFT_OPEN',
    {
      en: `Version ${number} is not published yet. ${draftCures[status].en}`,
      cy: `Nid yw fersiwn ${number} wedi’i chyhoeddi eto. ${draftCures[status].cy}`,
    },
    ['policyId'],
  );

export const unknownVersion = () =>
  refuse(
    'POLICY.UNKNOWN_VERSION',
    {
      en: 'This policy has no such version. Look the version up in its list.',
      cy: 'Nid oes gan y polisi hwn fersiwn o’r fath. Chwiliwch am y fersiwn yn ei restr.',
    },
    ['versionId'],
  );

export const versionPublished = () =>
  refuse(
    'POLICY.VERSION_PUBLISHED',
    {
      en: 'This version was published, and published text never changes. Draft a new version instead.',
      cy: 'Cyhoeddwyd y fersiwn hon, ac nid yw testun a gyhoeddwyd byth yn newid. Drafftiwch fersiwn newydd yn lle hynny.',
    },
    ['versionId'],
  );

export const notDraft = () =>
  refuse(
    'POLICY.NOT_A_DRAFT',
    {
      en: 'This version was submitted already. Withdraw its approval or edit it first.',
      cy: 'Cyflwynwyd y fersiwn hon eisoes. Tynnwch y cais i’w chymeradwyo yn ôl neu golygwch hi yn gyntaf.',
    },
    ['versionId'],
  );

export const unknownQuestion = (field: string) =>
  refuse(
    'POLICY.UNKNOWN_QUESTION',
    {
      en: `"${field}" cannot be answered. Answer one of the fields that were asked about.`,
      cy: `Ni ellir ateb "${field}". Atebwch un o’r meysydd y gofynnwyd amdanynt.`,
    },
    ['answers', field],
  );

/** Why an answer cannot be used, and what would be one. */
export const cures = {
  date: {
    en: 'Write a day as 2026-09-01, a month as 2026-09, or nothing for "not recorded".',
    cy: 'Ysgrifennwch ddiwrnod fel 2026-09-01, mis fel 2026-09, neu ddim am "heb ei gofnodi".',
  },
  allDated: {
    en: 'Each approval that the document records has its date.',
    cy: 'Mae dyddiad gan bob cymeradwyaeth a gofnodir yn y ddogfen.',
  },
  allReviewed: {
    en: 'No part of the policy has an approval without a review date.',
    cy: 'Nid oes gan unrhyw ran o’r polisi gymeradwyaeth heb ddyddiad adolygu.',
  },
  oneOfTwo: {
    en: 'Give the day of one of the two approvals, as they are asked about.',
    cy: 'Rhowch ddiwrnod un o’r ddwy gymeradwyaeth, fel y gofynnir amdanynt.',
  },
  part: {
    en: 'Write "whole", or name the part: Appendix A.',
    cy: 'Ysgrifennwch "whole" am y cyfan, neu enwch y rhan: Atodiad A.',
  },
  oneApproval: { en: 'It is asked of a policy with one approval.', cy: 'Gofynnir hyn am bolisi ag un gymeradwyaeth.' },
  months: {
    en: 'Give whole months from 1 to 120, or nothing for "not recorded".',
    cy: 'Rhowch fisoedd cyfan o 1 i 120, neu ddim am "heb ei gofnodi".',
  },
  title: { en: 'A policy needs a title; give it in words.', cy: 'Mae angen teitl ar bolisi; rhowch ef mewn geiriau.' },
} as const satisfies Readonly<Record<string, InBoth>>;

export const badAnswer = (field: string, cure: keyof typeof cures) =>
  refuse(
    'POLICY.BAD_ANSWER',
    {
      en: `The answer to ${field} cannot be used. ${cures[cure].en}`,
      cy: `Ni ellir defnyddio’r ateb i ${field}. ${cures[cure].cy}`,
    },
    ['answers', field],
  );

export const nothingAnswered = () =>
  refuse(
    'POLICY.NOTHING_ANSWERED',
    {
      en: 'There is no answer in it. Answer at least one question.',
      cy: 'Nid oes ateb ynddo. Atebwch o leiaf un cwestiwn.',
    },
    ['answers'],
  );

export const chainEmpty = () =>
  refuse(
    'POLICY.CHAIN_EMPTY',
    {
      en: 'Nobody is named to approve it. Name at least one post, such as headteacher.',
      cy: 'Nid enwyd neb i’w gymeradwyo. Enwch o leiaf un swydd, megis pennaeth.',
    },
    ['chain'],
  );

export const approvalOutdated = () =>
  refuse(
    'POLICY.APPROVAL_OUTDATED',
    {
      en: 'That approval is not for the text that stands here now. Submit the version again.',
      cy: 'Nid ar gyfer y testun sydd yma nawr y mae’r gymeradwyaeth honno. Cyflwynwch y fersiwn eto.',
    },
    ['approvalId'],
  );

export const notApproved = () =>
  refuse(
    'POLICY.NOT_APPROVED',
    {
      en: 'Nobody has been asked to approve this version. Submit it first.',
      cy: 'Ni ofynnwyd i neb gymeradwyo’r fersiwn hon. Cyflwynwch hi yn gyntaf.',
    },
    ['versionId'],
  );

export const approvalWaiting = () =>
  refuse(
    'POLICY.APPROVAL_WAITING',
    {
      en: 'Approvals of this version are still waiting. Publish it once all are given.',
      cy: 'Mae cymeradwyaethau’r fersiwn hon yn dal i aros. Cyhoeddwch hi pan fydd pob un wedi’i rhoi.',
    },
    ['versionId'],
  );
