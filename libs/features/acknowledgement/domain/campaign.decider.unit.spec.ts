import { describe, it } from '@jest/globals';
import { CampaignEnded, CampaignLaunched } from '#contracts/acknowledgement.events.js';
import { given } from '#platform/testing/given.js';
import { campaignDecider, type LaunchCampaign } from './campaign.decider.js';

const campaignId = '22222222-2222-4222-8222-222222222222';
const version = {
  policyId: '33333333-3333-4333-8333-333333333333',
  policyTitle: { en: 'Social media', cy: null },
  versionId: '44444444-4444-4444-8444-444444444444',
  versionNumber: 3,
  contentHash: 'a'.repeat(64),
};
const launch: LaunchCampaign = {
  kind: 'LaunchCampaign',
  campaignId,
  version,
  audience: ['teacher'],
  statement: { en: 'I have read it and agree.', cy: null },
  dueOn: '2026-11-30',
};
const { kind: _, version: __, ...asked } = launch;
const launched = CampaignLaunched({ ...asked, ...version });
const close = { kind: 'EndCampaign', because: 'closed', reason: 'Asked the wrong people.' } as const;
const ended = CampaignEnded({ campaignId, because: 'closed', reason: 'Asked the wrong people.' });

describe('a campaign that was never launched', () => {
  const sut = given(campaignDecider);

  it('asks its audience to read the version by a day', () => {
    sut.when(launch).then([launched]);
  });

  it('may be due today', () => {
    sut.when({ ...launch, dueOn: '2026-11-21' }).then([CampaignLaunched({ ...launched.body, dueOn: '2026-11-21' })]);
  });

  it('is refused when its due date has passed, or is no date', () => {
    sut.when({ ...launch, dueOn: '2026-11-20' }).thenRefused('ACKNOWLEDGEMENT.DUE_IN_THE_PAST', ['dueOn']);
    sut.when({ ...launch, dueOn: '2026-02-31' }).thenRefused('ACKNOWLEDGEMENT.DUE_IN_THE_PAST', ['dueOn']);
  });

  it('is refused when there is nothing to agree to', () => {
    sut
      .when({ ...launch, statement: { en: ' ', cy: null } })
      .thenRefused('ACKNOWLEDGEMENT.NO_STATEMENT', ['statement']);
  });

  it('cannot end', () => {
    sut.when(close).thenRefused('ACKNOWLEDGEMENT.CAMPAIGN_UNKNOWN', ['campaignId']);
  });
});

describe('a campaign that runs', () => {
  const sut = given(campaignDecider, [launched]);

  it('is not launched again', () => {
    sut.when(launch).thenRefused('ACKNOWLEDGEMENT.ALREADY_LAUNCHED', ['campaignId']);
  });

  it('is closed with a reason, and not without', () => {
    sut.when(close).then([ended]);
    sut.when({ ...close, reason: ' ' }).thenRefused('ACKNOWLEDGEMENT.NO_REASON', ['reason']);
  });

  it('ends by itself when its version is superseded', () => {
    sut
      .when({ kind: 'EndCampaign', because: 'superseded', reason: null })
      .then([CampaignEnded({ campaignId, because: 'superseded', reason: null })]);
  });
});

describe('a campaign that has ended', () => {
  it('does not end again', () => {
    given(campaignDecider, [launched, ended]).when(close).thenRefused('ACKNOWLEDGEMENT.CAMPAIGN_ENDED', ['campaignId']);
  });
});
