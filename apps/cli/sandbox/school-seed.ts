import { approvalActs } from './approval-acts.js';
import { breachActs, breachStories } from './breach-story.js';
import { campaignActs } from './campaign-acts.js';
import { policyActs } from './policy-acts.js';
import { SchoolStage, type StageOptions } from './school-stage.js';
import { campaignStories, policyStories } from './school-story.js';
import { actAt, type Act } from './seed-clock.js';

/**
 * Lives one school's eighteen months through the commands that everybody uses, all acts in order of time. People must
 * be on record. The order in which the stories are drawn is part of the seed: another one makes another sandbox.
 */
export const liveSchool = async (options: StageOptions): Promise<void> => {
  const stage = new SchoolStage(options);
  const { school, random, today } = stage;
  const teller = {
    schoolId: stage.tenantId,
    as: stage.as.bind(stage),
    key: (...parts: readonly string[]) => stage.key('breach', ...parts),
    tell: stage.tell.bind(stage),
  };
  const acts = [
    ...policyStories(school, random).flatMap((story) => policyActs(stage, story)),
    ...campaignStories(school).flatMap((story) => campaignActs(stage, story)),
    ...breachStories(school, today, random).flatMap((story) => breachActs(teller, story)),
    ...approvalActs(stage),
  ];
  const now = new Date().toISOString();
  for (const { at, happen } of acts.sort(byTime)) if (at < now) await actAt(at, happen);
};

const byTime = (one: Act, other: Act): number => {
  if (one.at === other.at) return 0;
  return one.at < other.at ? -1 : 1;
};
