import { defineEvent, type EventOf, type PlainDate, type Uuid } from '#platform/kernel/event.js';
import type { LocalText } from './local-text.js';

/** Why a campaign asks nobody any more. */
export type CampaignEnd = 'superseded' | 'closed' | 'archived';

/** Why one person is asked no more. */
export type ReleaseReason = 'left' | 'closed';

/** What became of a message; without a mail server it is kept in the outbox and says so. */
export type DeliveryStatus = 'sent' | 'failed' | 'not-sent';

/** An audience is asked to read one version and to agree to a statement by a date. Stream `campaign-<campaignId>`. */
export const CampaignLaunched = defineEvent('CampaignLaunched', 1)<{
  readonly campaignId: Uuid;
  readonly policyId: Uuid;
  readonly policyTitle: LocalText;
  readonly versionId: Uuid;
  readonly versionNumber: number;
  /** SHA-256 of the version's content, hexadecimal. */
  readonly contentHash: string;
  /** Kinds of person that are asked, new starters included; empty: only those named at the launch. */
  readonly audience: readonly string[];
  readonly statement: LocalText;
  readonly dueOn: PlainDate;
}>();

/** The campaign asks nobody any more; what was signed stays signed. */
export const CampaignEnded = defineEvent('CampaignEnded', 1)<{
  readonly campaignId: Uuid;
  readonly because: CampaignEnd;
  /** In the closer's words, where somebody closed it. */
  readonly reason: string | null;
}>();

/**
 * This campaign is the one that asks these people for this version; no other does until it has ended. Stream
 * `audience-<audienceId>`, whose id follows from the version and from who is asked.
 */
export const AudienceAsked = defineEvent('AudienceAsked', 1)<{
  readonly audienceId: Uuid;
  readonly campaignId: Uuid;
  readonly policyId: Uuid;
  readonly versionId: Uuid;
}>();

/** One person is asked. Stream `request-<requestId>`. */
export const AcknowledgementRequested = defineEvent('AcknowledgementRequested', 1)<{
  readonly requestId: Uuid;
  readonly campaignId: Uuid;
  readonly personId: Uuid;
}>();

/** The person has signed: this version, this content, this statement, this name as typed. */
export const AcknowledgementSigned = defineEvent(
  'AcknowledgementSigned',
  1,
)<{
  readonly requestId: Uuid;
  readonly campaignId: Uuid;
  readonly personId: Uuid;
  readonly versionId: Uuid;
  readonly contentHash: string;
  readonly statement: LocalText;
  readonly typedName: string;
  /** How the signer was known: by the link sent to them, or signed in. */
  readonly by: 'link' | 'sign-in';
}>({ typedName: 'personId' });

/** The person was reminded. */
export const PersonNudged = defineEvent('PersonNudged', 1)<{
  readonly requestId: Uuid;
  readonly campaignId: Uuid;
  readonly personId: Uuid;
  /** The day in London; absent in reminders from before it was kept. */
  readonly nudgedOn?: PlainDate;
}>();

/** The person is asked no more, though the campaign may go on. */
export const RequestReleased = defineEvent('RequestReleased', 1)<{
  readonly requestId: Uuid;
  readonly campaignId: Uuid;
  readonly personId: Uuid;
  readonly because: ReleaseReason;
}>();

/** What became of a message to the person: link, reminder or receipt. */
export const DeliveryRecorded = defineEvent('DeliveryRecorded', 1)<{
  readonly requestId: Uuid;
  readonly personId: Uuid;
  readonly mailId: Uuid;
  readonly message: 'link' | 'nudge' | 'receipt';
  readonly status: DeliveryStatus;
}>();

export type CampaignEvent = EventOf<typeof CampaignLaunched> | EventOf<typeof CampaignEnded>;

export type AudienceEvent = EventOf<typeof AudienceAsked>;

export type RequestEvent =
  | EventOf<typeof AcknowledgementRequested>
  | EventOf<typeof AcknowledgementSigned>
  | EventOf<typeof PersonNudged>
  | EventOf<typeof RequestReleased>
  | EventOf<typeof DeliveryRecorded>;

export const acknowledgementEvents = [
  CampaignLaunched,
  CampaignEnded,
  AudienceAsked,
  AcknowledgementRequested,
  AcknowledgementSigned,
  PersonNudged,
  RequestReleased,
  DeliveryRecorded,
] as const;
