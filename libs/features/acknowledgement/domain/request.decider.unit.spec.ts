import { describe, it } from '@jest/globals';
import {
  AcknowledgementRequested,
  AcknowledgementSigned,
  DeliveryRecorded,
  PersonNudged,
  RequestReleased,
} from '#contracts/acknowledgement.events.js';
import { given } from '#platform/testing/given.js';
import { requestDecider, type Sign } from './request.decider.js';

const about = {
  requestId: '55555555-5555-4555-8555-555555555555',
  campaignId: '22222222-2222-4222-8222-222222222222',
  personId: '66666666-6666-4666-8666-666666666666',
};
const signing = {
  versionId: '44444444-4444-4444-8444-444444444444',
  contentHash: 'a'.repeat(64),
  statement: { en: 'I have read it and agree.', cy: null },
  by: 'link',
} as const;
const sign: Sign = { kind: 'Sign', personId: about.personId, ...signing, typedName: ' Maya Lewis ', agreed: true };
const asked = AcknowledgementRequested(about);
const signed = AcknowledgementSigned({ ...about, ...signing, typedName: 'Maya Lewis' });
const released = RequestReleased({ ...about, because: 'left' });
const delivery = { mailId: '77777777-7777-4777-8777-777777777777', message: 'link', status: 'not-sent' } as const;

describe('a person who was never asked', () => {
  const sut = given(requestDecider);

  it('is asked', () => {
    sut.when({ kind: 'AskPerson', ...about }).then([asked]);
  });

  it('can neither sign nor be reminded', () => {
    sut.when(sign).thenRefused('ACKNOWLEDGEMENT.REQUEST_UNKNOWN', ['requestId']);
    sut.when({ kind: 'NudgePerson' }).thenRefused('ACKNOWLEDGEMENT.REQUEST_UNKNOWN', ['requestId']);
  });
});

describe('a person who is asked', () => {
  const sut = given(requestDecider, [asked]);

  it('signs with the name as typed, without the spaces around it', () => {
    sut.when(sign).then([signed]);
  });

  it('is the only one who can sign', () => {
    sut.when({ ...sign, personId: about.campaignId }).thenRefused('ACKNOWLEDGEMENT.REQUEST_UNKNOWN', ['requestId']);
  });

  it('must type a name, of a length that a name has', () => {
    sut.when({ ...sign, typedName: '  ' }).thenRefused('ACKNOWLEDGEMENT.NAME_MISSING', ['typedName']);
    sut.when({ ...sign, typedName: 'x'.repeat(201) }).thenRefused('ACKNOWLEDGEMENT.NAME_TOO_LONG', ['typedName']);
  });

  it('must agree', () => {
    sut.when({ ...sign, agreed: false }).thenRefused('ACKNOWLEDGEMENT.NOT_AGREED', ['agreed']);
  });

  it('is not asked twice', () => {
    sut.when({ kind: 'AskPerson', ...about }).thenRefused('ACKNOWLEDGEMENT.ALREADY_ASKED', ['personId']);
  });

  it('is reminded once a day, whoever does', () => {
    const today = PersonNudged({ ...about, nudgedOn: '2026-11-21' });
    sut.when({ kind: 'NudgePerson' }).then([today]);
    given(requestDecider, [asked, today])
      .when({ kind: 'NudgePerson' })
      .thenRefused('ACKNOWLEDGEMENT.NUDGED_TODAY', ['personIds']);
    for (const earlier of [PersonNudged({ ...about, nudgedOn: '2026-11-20' }), PersonNudged(about)]) {
      given(requestDecider, [asked, earlier]).when({ kind: 'NudgePerson' }).then([today]);
    }
  });

  it('is released when they leave', () => {
    sut.when({ kind: 'ReleaseRequest', because: 'left' }).then([released]);
  });

  it('has on record what became of a message', () => {
    const { requestId, personId } = about;
    sut.when({ kind: 'RecordDelivery', ...delivery }).then([DeliveryRecorded({ requestId, personId, ...delivery })]);
  });
});

describe('a person who has signed', () => {
  const sut = given(requestDecider, [asked, signed]);

  it('does not sign again, and needs no reminder', () => {
    sut.when(sign).thenRefused('ACKNOWLEDGEMENT.ALREADY_SIGNED', ['requestId']);
    sut.when({ kind: 'NudgePerson' }).thenRefused('ACKNOWLEDGEMENT.ALREADY_SIGNED', ['requestId']);
  });

  it('keeps the signature on leaving', () => {
    sut.when({ kind: 'ReleaseRequest', because: 'left' }).then([]);
  });
});

describe('a person who was released', () => {
  const sut = given(requestDecider, [asked, released]);

  it('neither signs nor is reminded', () => {
    sut.when(sign).thenRefused('ACKNOWLEDGEMENT.RELEASED', ['requestId']);
    sut.when({ kind: 'NudgePerson' }).thenRefused('ACKNOWLEDGEMENT.RELEASED', ['requestId']);
  });

  it('is asked again when they come back', () => {
    sut.when({ kind: 'AskPerson', ...about }).then([asked]);
  });
});
