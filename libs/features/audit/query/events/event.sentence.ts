import type { JsonObject } from '#platform/kernel/json.js';

const textIn = (value: unknown): string => {
  if (typeof value === 'string') return value;
  const { en, cy } = (value ?? {}) as { en?: string | null; cy?: string | null };
  return en ?? cy ?? '';
};

const quoted = (value: unknown): string => `“${textIn(value)}”`;
const number = (value: unknown): string => (typeof value === 'number' ? String(value) : '');

type Sentence = (body: JsonObject) => string;

/** What each stored event says in plain words, names of people left out: they are sealed. */
const SENTENCES: Readonly<Record<string, Sentence>> = {
  SchoolRegistered: ({ name }) => `The record of ${textIn(name)} began.`,
  SchoolDetailsChanged: () => 'The school’s details changed.',
  SchoolStatusChanged: ({ status }) => `The school is ${textIn(status)}.`,
  SchoolClosed: () => 'The school closed.',
  SchoolJoinedGroup: ({ groupName }) => `The school joined ${textIn(groupName)}.`,
  SchoolLeftGroup: () => 'The school left its group.',
  GroupRegistered: ({ name }) => `The record of ${textIn(name)} began.`,
  GroupDetailsChanged: () => 'The group’s details changed.',
  MemberJoined: ({ schoolName }) => `${textIn(schoolName)} joined the group.`,
  MemberLeft: () => 'A school left the group.',
  PersonRegistered: ({ kind }) => `A person was put on record: ${textIn(kind)}.`,
  PersonDetailsChanged: () => 'A person’s details changed.',
  PostStarted: ({ postLabel }) => `Somebody began as ${textIn(postLabel)}.`,
  PostEnded: ({ post }) => `Somebody ceased to be ${textIn(post)}.`,
  AbsenceStarted: () => 'Somebody’s long absence began.',
  AbsenceEnded: () => 'Somebody’s long absence ended.',
  PersonLeft: () => 'Somebody left.',
  PersonReturned: () => 'Somebody came back.',
  PolicyRegistered: ({ title }) => `${quoted(title)} entered the register.`,
  VersionDrafted: (body) => `Version ${number(body['number'])} of ${quoted(body['title'])} was drafted.`,
  DraftEdited: () => 'A draft was edited.',
  QuestionsAnswered: () => 'Questions about an imported document were answered.',
  VersionSubmitted: () => 'A version was sent for approval.',
  VersionReturnedToDraft: ({ because }) => `A version went back to draft: ${textIn(because)}.`,
  VersionApproved: () => 'All approvals of a version were given.',
  VersionPublished: (body) => `Version ${number(body['number'])} of ${quoted(body['title'])} came into force.`,
  VersionSuperseded: () => 'A version was superseded.',
  ReviewRecorded: ({ reviewedOn }) => `A policy was reviewed on ${textIn(reviewedOn)}; nothing changed.`,
  PolicyArchived: () => 'A policy was archived.',
  ApprovalRequested: ({ policyTitle }) => `Approval of ${quoted(policyTitle)} was asked for.`,
  StepApproved: ({ post }) => `The ${textIn(post)} approved.`,
  StepRejected: ({ post }) => `The ${textIn(post)} rejected.`,
  ApprovalCompleted: () => 'An approval was complete.',
  ApprovalVoided: () => 'An approval was voided: the text was edited.',
  ApprovalWithdrawn: () => 'An approval was withdrawn.',
  CampaignLaunched: (body) =>
    `People were asked to read version ${number(body['versionNumber'])} of ${quoted(body['policyTitle'])} by ${textIn(body['dueOn'])}.`,
  CampaignEnded: ({ because }) => `A campaign ended: ${textIn(because)}.`,
  AcknowledgementRequested: () => 'Somebody was asked to read and confirm.',
  AcknowledgementSigned: () => 'Somebody confirmed that they had read it.',
  PersonNudged: () => 'Somebody was reminded.',
  RequestReleased: ({ because }) => `Somebody is asked no more: ${textIn(because)}.`,
  DeliveryRecorded: ({ message, status }) => `A ${textIn(message)} message: ${textIn(status)}.`,
  CredentialIssued: ({ role }) => `A key was issued: ${textIn(role)}.`,
  CredentialRevoked: () => 'A key was revoked.',
};

/** A plain sentence; a type that has none yet reads as its name, never as nothing. */
export const sentenceOf = (type: string, body: JsonObject): string =>
  SENTENCES[type]?.(body) ?? `${type.replace(/([a-z])([A-Z])/g, '$1 $2').toLowerCase()}.`;

const REASONS = ['reason', 'changes', 'because'] as const;

/** The author's why, where an event carries one that is not sealed. */
export const whyOf = (body: JsonObject): string | null => {
  const found = REASONS.map((field) => body[field]).find((value) => typeof value === 'string' && value !== '');
  return typeof found === 'string' && !found.startsWith('sealed:') ? found : null;
};
