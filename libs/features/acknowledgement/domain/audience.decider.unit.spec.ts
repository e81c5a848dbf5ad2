import { describe, it } from '@jest/globals';
import { AudienceAsked } from '#contracts/acknowledgement.events.js';
import { given } from '#platform/testing/given.js';
import { audienceDecider, type AskAudience } from './audience.decider.js';

const [first, second] = ['22222222-2222-4222-8222-222222222222', '33333333-3333-4333-8333-333333333333'];
const about = {
  audienceId: '11111111-1111-4111-8111-111111111111',
  policyId: '44444444-4444-4444-8444-444444444444',
  versionId: '55555555-5555-4555-8555-555555555555',
};
const ask = (campaignId: string, isAsked: boolean): AskAudience => ({
  ...({ kind: 'AskAudience', field: 'audience' } as const),
  ...about,
  campaignId,
  isAsked,
});
const asked = (campaignId: string) => AudienceAsked({ ...about, campaignId });

describe('people whom no campaign ever asked for a version', () => {
  it('are asked by the first that comes', () => {
    given(audienceDecider)
      .when(ask(first, false))
      .then([asked(first)]);
  });
});

describe('people whom a campaign asked for a version', () => {
  const sut = given(audienceDecider, [asked(first)]);

  it('are asked by no other while it runs, whoever they are named by', () => {
    sut.when(ask(second, true)).thenRefused('ACKNOWLEDGEMENT.AUDIENCE_ASKED', ['audience']);
    sut.when({ ...ask(second, true), field: 'personIds' }).thenRefused('ACKNOWLEDGEMENT.AUDIENCE_ASKED', ['personIds']);
  });

  it('are asked by another once it has ended', () => {
    sut.when(ask(second, false)).then([asked(second)]);
  });
});
