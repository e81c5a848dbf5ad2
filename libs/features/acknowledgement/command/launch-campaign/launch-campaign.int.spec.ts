import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { acknowledgementEvents } from '#contracts/acknowledgement.events.js';
import type { Audience } from '#contracts/audience.port.js';
import { kindsOfAudience } from '#contracts/person-kinds.js';
import type { VersionInForce } from '#contracts/version-in-force.port.js';
import type { CommandOutcome } from '#platform/command/command-runner.js';
import type { Uuid } from '#platform/kernel/event.js';
import { testPlatform, type TestPlatform } from '#platform/testing/test-tenant.js';
import { acknowledgementProjections } from '../../acknowledgement.projections.js';
import { CloseCampaign, CloseCampaignHandler } from '../close-campaign/close-campaign.handler.js';
import { LaunchCampaign, LaunchCampaignHandler, type LaunchCampaignInput } from './launch-campaign.handler.js';

const [maya, tom] = [randomUUID(), randomUUID()];
const people = [maya, tom];
const audience: Audience = {
  peopleOf: (_, kinds) => Promise.resolve(kindsOfAudience(kinds).includes('teacher') ? people : []),
  present: (_, ids) => Promise.resolve(people.filter((id) => ids.includes(id))),
  addressees: () => Promise.resolve([]),
  postsHeldBy: () => Promise.resolve([]),
};
const policyId = randomUUID();
const versionIn = (number: number): VersionInForce => ({
  ...{ policyId, title: { en: 'Social media', cy: null }, audience: ['teacher'], versionId: randomUUID(), number },
  ...{ contentHash: 'a'.repeat(64), materialSince: number, archived: false },
  ...{ streamId: `policy-${policyId}`, streamVersion: 0 },
});

let platform: TestPlatform;
let school: Uuid;
let version: VersionInForce;

const asked = (change: Partial<LaunchCampaignInput> = {}, key?: string): Promise<CommandOutcome> => {
  const input = {
    ...{ schoolId: school, policyId, versionId: version.versionId, audience: [], dueOn: '2999-11-30' },
    ...{ statement: { en: 'I have read it and agree.' }, ...change },
  };
  const handler = new LaunchCampaignHandler(platform.runner, { find: () => Promise.resolve(version) }, audience);
  return handler.execute(new LaunchCampaign(platform.as('CLERK', school), input, key));
};
const close = (campaignId: Uuid): Promise<CommandOutcome> =>
  new CloseCampaignHandler(platform.runner).execute(
    new CloseCampaign(platform.as('CLERK', school), { schoolId: school, campaignId, reason: 'A mistake.' }),
  );
const launches = async (): Promise<number> =>
  (await platform.store.readTenant(school, 0, 100)).filter(({ type }) => type === 'CampaignLaunched').length;
const done = (outcome: CommandOutcome) => {
  if (!outcome.done) throw new Error(outcome.refusal.code);
  return outcome;
};
const refusal = (outcome: CommandOutcome): string => (outcome.done ? 'done' : outcome.refusal.code);

beforeAll(async () => {
  platform = await testPlatform({
    ...{ name: 'launch_campaign', events: acknowledgementEvents, projections: acknowledgementProjections },
  });
});
afterAll(() => platform.drop());
beforeEach(async () => {
  school = await platform.school();
  version = versionIn(1);
});

describe('people whom a campaign asks', () => {
  it('are asked for the same version by no other, in whatever words; the refusal names the one that asks', async () => {
    const { id } = done(await asked());
    const head = await platform.store.head(school);
    for (const change of [
      {},
      { dueOn: '2999-12-24' },
      { audience: ['Teachers'] },
      { audience: ['teacher', 'teacher'] },
    ]) {
      expect(await asked(change)).toMatchObject({
        done: false,
        refusal: {
          ...{ code: 'ACKNOWLEDGEMENT.AUDIENCE_ASKED', path: ['audience'] },
          ...{ message: expect.stringContaining(id), messageCy: expect.stringContaining(id) },
        },
      });
    }
    expect(await platform.store.head(school)).toBe(head);
  });

  it('are asked beside others: other kinds, people by name, another version', async () => {
    done(await asked());
    done(await asked({ audience: ['teacher', 'governor'] }));
    done(await asked({ personIds: [maya, tom] }));
    expect(refusal(await asked({ personIds: [tom, maya, tom] }))).toBe('ACKNOWLEDGEMENT.AUDIENCE_ASKED');
    done(await asked({ personIds: [maya] }));
    version = versionIn(2);
    done(await asked());
    expect(await launches()).toBe(5);
  });

  it('are asked again once that one has ended', async () => {
    const first = done(await asked({}, 'key-1'));
    done(await close(first.id));
    const second = done(await asked());
    expect(refusal(await asked())).toBe('ACKNOWLEDGEMENT.AUDIENCE_ASKED');
    expect(done(await asked({}, 'key-1'))).toEqual({ ...first, replayed: true });
    expect(await launches()).toBe(2);
    expect(second.id).not.toBe(first.id);
  });

  it('are asked once when two launch at the same moment, and the slower is told', async () => {
    const outcomes = await Promise.all([asked(), asked({}, 'key-2'), asked()]);
    expect(outcomes.map(refusal).sort()).toEqual([
      'ACKNOWLEDGEMENT.AUDIENCE_ASKED',
      'ACKNOWLEDGEMENT.AUDIENCE_ASKED',
      'done',
    ]);
    expect(await launches()).toBe(1);
  });
});
