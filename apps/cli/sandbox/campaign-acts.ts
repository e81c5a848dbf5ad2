import { CloseCampaign } from '#features/acknowledgement/command/close-campaign/close-campaign.handler.js';
import {
  LaunchCampaign,
  requestIdOf,
} from '#features/acknowledgement/command/launch-campaign/launch-campaign.handler.js';
import { Nudge } from '#features/acknowledgement/command/nudge/nudge.handler.js';
import { Sign } from '#features/acknowledgement/command/sign/sign.handler.js';
import type { Uuid } from '#platform/kernel/event.js';
import { addDays } from '#platform/kernel/plain-date.js';
import type { SandboxPerson } from './sandbox-people.js';
import { STATEMENT } from './sandbox-texts.js';
import type { SchoolStage } from './school-stage.js';
import type { CampaignStory } from './school-story.js';
import type { Act } from './seed-clock.js';

/** They sign last: where not all have signed, those whom one can play in the demo find something to read. */
const LAST_TO_SIGN = /-(teacher-1|clerk)$/;

const lastOnesLast = (people: readonly SandboxPerson[]): SandboxPerson[] => [
  ...people.filter(({ ref }) => !LAST_TO_SIGN.test(ref)),
  ...people.filter(({ ref }) => LAST_TO_SIGN.test(ref)),
];

/** A campaign is launched, people sign, and those who have not are nudged. */
export const campaignActs = (stage: SchoolStage, story: CampaignStory): Act[] => {
  const readers = lastOnesLast(stage.people.filter(({ kind }) => kind !== 'volunteer'));
  const made: { campaignId: Uuid } = { campaignId: '' };
  const launch = stage.act(story.launchedAgo, async () => {
    const published = stage.inForce.get(story.category);
    if (!published) return;
    await stage.installation.engine.catchUp(stage.tenantId);
    const input = {
      schoolId: stage.tenantId,
      ...published,
      audience: ['staff', 'governor'],
      statement: stage.bilingual ? STATEMENT : { en: STATEMENT.en, cy: null },
      dueOn: addDays(stage.today, story.dueAfter - story.launchedAgo),
    };
    const command = new LaunchCampaign(stage.as('CLERK', 'clerk'), input, stage.key(story.category, 'campaign'));
    made.campaignId = (await stage.tell(command)).id;
    stage.running.set(story.category, made.campaignId);
  });
  const signing = readers.slice(0, Math.round(readers.length * story.diligence));
  const signatures = signing.map((person) =>
    stage.act(Math.max(1, story.launchedAgo - stage.random.between(1, 25)), () =>
      sign(stage, made.campaignId, story, person),
    ),
  );
  const nudge = stage.act(Math.max(1, story.launchedAgo - 27), async () => {
    if (!made.campaignId || signing.length === readers.length) return;
    await stage.installation.engine.catchUp(stage.tenantId);
    const input = { schoolId: stage.tenantId, campaignId: made.campaignId };
    await stage.tell(new Nudge(stage.as('CLERK', 'clerk'), input, stage.key(story.category, 'nudge')));
  });
  return [launch, ...signatures, nudge];
};

const sign = async (
  stage: SchoolStage,
  campaignId: Uuid,
  { category }: CampaignStory,
  person: SandboxPerson,
): Promise<void> => {
  const published = stage.inForce.get(category);
  if (!campaignId || !published) return;
  const requestId = requestIdOf(campaignId, person.personId);
  const typedName = `${person.givenName} ${person.familyName}`;
  const input = { schoolId: stage.tenantId, requestId, versionId: published.versionId, typedName, agreed: true };
  const context = stage.as('STAFF', person.ref.slice(stage.school.key.length + 1));
  const outcome = await stage.ask(new Sign(context, input, 'link'));
  // A version that was replaced in the meantime is signed by nobody; that too is history.
  if (!outcome.done && !/SUPERSEDED|CAMPAIGN_ENDED|ALREADY_SIGNED/.test(outcome.refusal.code))
    throw new Error(`${outcome.refusal.code}: ${outcome.refusal.message}`);
};

/** What the reaction to a superseded version does; in history nothing reacts by itself. */
export const endCampaign = async (stage: SchoolStage, category: string): Promise<void> => {
  const campaignId = stage.running.get(category);
  if (!campaignId) return;
  stage.running.delete(category);
  const input = { schoolId: stage.tenantId, campaignId, reason: null };
  const key = stage.key(category, 'end', campaignId);
  await stage.tell(new CloseCampaign(stage.as('SYSTEM', 'clerk'), input, 'superseded', key));
};
