import { Approve } from '#features/approval/command/approve/approve.handler.js';
import { DraftPolicy } from '#features/policy/command/draft-policy/draft-policy.handler.js';
import { SubmitVersion } from '#features/policy/command/submit-version/submit-version.handler.js';
import { versionIdFor } from '#features/policy/command/version-id.js';
import { deriveId } from '#platform/command/ids.js';
import type { Uuid } from '#platform/kernel/event.js';
import { addDays } from '#platform/kernel/plain-date.js';
import { DEMO_SCHOOL } from './demo-identities.js';
import { policySections, type SandboxSection } from './sandbox-texts.js';
import type { SchoolStage } from './school-stage.js';
import type { Act } from './seed-clock.js';

/** A version that waits, how long, and how far it came. */
interface WaitingStory {
  readonly category: string;
  readonly askedAgo: number;
  readonly approvers: readonly string[];
  /** The head said yes already. */
  readonly headApproved: boolean;
  readonly changes: string;
  readonly edit: (sections: readonly SandboxSection[]) => readonly SandboxSection[];
}

const HEAD_AND_GOVERNORS = ['headteacher', 'governing body'] as const;

const added = (sections: readonly SandboxSection[], heading: string, text: string): readonly SandboxSection[] => [
  ...sections,
  { number: String(sections.length + 1), heading, level: 1, text },
];

/** What the demo's headteacher finds in the inbox: a text with a section more, one with words changed, one moved on. */
const STORIES: readonly WaitingStory[] = [
  {
    category: 'behaviour',
    askedAgo: 5,
    approvers: HEAD_AND_GOVERNORS,
    headApproved: false,
    changes: 'Phones are dealt with in a section of their own; the welfare of pupils comes before anything else.',
    edit: (sections) =>
      added(
        sections.map((one) => ({ ...one, text: one.text.replace('the good of pupils', 'the welfare of pupils') })),
        'Phones',
        'Phones stay switched off and out of sight from the first bell to the last. Staff keep to the same rule where pupils are.',
      ),
  },
  {
    category: 'data-protection',
    askedAgo: 1,
    approvers: ['headteacher'],
    headApproved: false,
    changes: 'Passwords are no longer changed by the calendar; the section on accounts says what is done instead.',
    edit: (sections) =>
      sections.map((one) => ({
        ...one,
        text: one.text.replace(
          /Passwords are changed every \d+ days\./,
          'Passwords are changed when there is a reason to, and a second factor is used wherever there is one.',
        ),
      })),
  },
  {
    category: 'attendance',
    askedAgo: 9,
    approvers: HEAD_AND_GOVERNORS,
    headApproved: true,
    changes: 'Who is told on the first day of an absence.',
    edit: (sections) =>
      added(
        sections,
        'The first day',
        'The office calls the family before ten, and tells the safeguarding lead whom it could not reach.',
      ),
  },
];

/** Times are set and not drawn, so that the other stories of the school stay what they are. */
const at = ({ today }: SchoolStage, ago: number, time: string): string => `${addDays(today, -ago)}T${time}.000Z`;

/** Versions of the demo's school that wait for approval, each with a real difference to what is in force. */
export const approvalActs = (stage: SchoolStage): Act[] =>
  stage.school.key === DEMO_SCHOOL ? STORIES.flatMap((story) => storyActs(stage, story)) : [];

const storyActs = (stage: SchoolStage, story: WaitingStory): Act[] => {
  const made = { approvalId: '' };
  const ask = { at: at(stage, story.askedAgo, '10:20:00'), happen: () => submit(stage, story, made) };
  const yes = { at: at(stage, story.askedAgo - 2, '15:05:00'), happen: () => approve(stage, story, made) };
  return story.headApproved ? [ask, yes] : [ask];
};

const submit = async (stage: SchoolStage, story: WaitingStory, made: { approvalId: Uuid }): Promise<void> => {
  const { category, approvers, changes, edit } = story;
  const policyId = stage.inForce.get(category)?.policyId;
  if (policyId === undefined) throw new Error(`${stage.school.key} has no ${category} in force.`);
  const context = stage.as('CLERK', 'clerk');
  const schoolId = stage.tenantId;
  const [drafting, asking] = [stage.key(category, 'waiting', 'draft'), stage.key(category, 'waiting', 'submit')];
  const sections = edit(policySections(stage.school.name, category, 2, stage.bilingual));
  const input = { schoolId, policyId, sections, changes, material: true, nextReviewDue: stage.day(365) };
  await stage.tell(new DraftPolicy(context, input, drafting));
  const versionId = versionIdFor(context, schoolId, drafting);
  const chain = approvers.map((post) => ({ post, appliesTo: 'whole' }));
  await stage.tell(new SubmitVersion(context, { schoolId, policyId, versionId, chain }, asking));
  made.approvalId = deriveId(deriveId('command', schoolId, context.actor.credentialId, asking), 'approval');
};

const approve = async (stage: SchoolStage, { category }: WaitingStory, { approvalId }: { approvalId: Uuid }) => {
  const [requested] = await stage.installation.store.readStream(stage.tenantId, `approval-${approvalId}`);
  const contentHash = requested?.body['contentHash'];
  const input = {
    ...{ schoolId: stage.tenantId, approvalId, post: 'headteacher' },
    contentHash: typeof contentHash === 'string' ? contentHash : '',
  };
  const context = stage.as('HEADTEACHER', 'headteacher');
  await stage.tell(new Approve(context, input, stage.key(category, 'waiting', 'approve')));
};
