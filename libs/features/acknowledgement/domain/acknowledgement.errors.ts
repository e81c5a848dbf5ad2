import { refuse } from '#platform/kernel/result.js';

/** Every "no" of this feature, with its stable code. */
export const acknowledgementErrors = {
  notPublished: () =>
    refuse(
      'ACKNOWLEDGEMENT.NOT_PUBLISHED',
      'This policy has no version in force. Publish one, then ask people to read it.',
      ['policyId'],
    ),
  superseded: (newerVersionId: string) =>
    refuse(
      'ACKNOWLEDGEMENT.SUPERSEDED',
      `This version was replaced. Read and sign version ${newerVersionId} instead.`,
      ['versionId'],
    ),
  archived: () =>
    refuse('ACKNOWLEDGEMENT.ARCHIVED', 'This policy is archived and asks for no signatures.', ['policyId']),
  nobodyToAsk: () =>
    refuse(
      'ACKNOWLEDGEMENT.NOBODY_TO_ASK',
      'Nobody of this audience is on record. Import people, or choose another audience.',
      ['audience'],
    ),
  unknownPeople: (ids: readonly string[]) =>
    refuse('ACKNOWLEDGEMENT.UNKNOWN_PERSON', `Not people of this school, or left: ${ids.join(', ')}.`, ['personIds']),
  dueInThePast: () =>
    refuse('ACKNOWLEDGEMENT.DUE_IN_THE_PAST', 'The due date has passed. Choose today or a later day.', ['dueOn']),
  noStatement: () =>
    refuse('ACKNOWLEDGEMENT.NO_STATEMENT', 'Say what people agree to, in English, Welsh or both.', ['statement']),
  alreadyLaunched: () =>
    refuse('ACKNOWLEDGEMENT.ALREADY_LAUNCHED', 'This campaign was launched before.', ['campaignId']),
  campaignUnknown: () =>
    refuse('ACKNOWLEDGEMENT.CAMPAIGN_UNKNOWN', 'There is no such campaign that you may see.', ['campaignId']),
  campaignEnded: () =>
    refuse('ACKNOWLEDGEMENT.CAMPAIGN_ENDED', 'This campaign has ended and asks nobody any more.', ['campaignId']),
  noReason: () => refuse('ACKNOWLEDGEMENT.NO_REASON', 'Say why the campaign is closed.', ['reason']),
  requestUnknown: () =>
    refuse('ACKNOWLEDGEMENT.REQUEST_UNKNOWN', 'There is no such request that you may see.', ['requestId']),
  alreadyAsked: () => refuse('ACKNOWLEDGEMENT.ALREADY_ASKED', 'This person has been asked already.', ['personId']),
  alreadySigned: () =>
    refuse('ACKNOWLEDGEMENT.ALREADY_SIGNED', 'This was signed before; the receipt stands.', ['requestId']),
  released: () => refuse('ACKNOWLEDGEMENT.RELEASED', 'This person is asked no more.', ['requestId']),
  notYours: () => refuse('ACKNOWLEDGEMENT.NOT_YOURS', 'Only the person who was asked can sign.', ['requestId']),
  nameMissing: () => refuse('ACKNOWLEDGEMENT.NAME_MISSING', 'Type your name to sign.', ['typedName']),
  nameTooLong: () =>
    refuse('ACKNOWLEDGEMENT.NAME_TOO_LONG', 'Type your name in at most 200 characters.', ['typedName']),
  notAgreed: () => refuse('ACKNOWLEDGEMENT.NOT_AGREED', 'Tick that you have read it and agree.', ['agreed']),
} as const;
