import {
  AcknowledgementRequested,
  AcknowledgementSigned,
  DeliveryRecorded,
  PersonNudged,
  RequestReleased,
  type DeliveryStatus,
  type ReleaseReason,
  type RequestEvent,
} from '#contracts/acknowledgement.events.js';
import type { LocalText } from '#contracts/local-text.js';
import type { Decider } from '#platform/kernel/decider.js';
import type { PlainDate, Uuid } from '#platform/kernel/event.js';
import { londonDay } from '#platform/kernel/plain-date.js';
import { accept, type Result } from '#platform/kernel/result.js';
import { acknowledgementErrors as errors } from './acknowledgement.errors.js';

export interface AskPerson {
  readonly kind: 'AskPerson';
  readonly requestId: Uuid;
  readonly campaignId: Uuid;
  readonly personId: Uuid;
}

export interface Sign {
  readonly kind: 'Sign';
  /** Who signs; must be who was asked. */
  readonly personId: Uuid;
  readonly versionId: Uuid;
  readonly contentHash: string;
  readonly statement: LocalText;
  readonly typedName: string;
  readonly agreed: boolean;
  readonly by: 'link' | 'sign-in';
}

export interface NudgePerson {
  readonly kind: 'NudgePerson';
}

export interface ReleaseRequest {
  readonly kind: 'ReleaseRequest';
  readonly because: ReleaseReason;
}

export interface RecordDelivery {
  readonly kind: 'RecordDelivery';
  readonly mailId: Uuid;
  readonly message: 'link' | 'nudge' | 'receipt';
  readonly status: DeliveryStatus;
}

export type RequestCommand = AskPerson | Sign | NudgePerson | ReleaseRequest | RecordDelivery;

interface Asked {
  readonly requestId: Uuid;
  readonly campaignId: Uuid;
  readonly personId: Uuid;
  /** The day of the last reminder. */
  readonly nudgedOn: PlainDate | null;
}

export type RequestState =
  | { readonly status: 'none' }
  | ({ readonly status: 'asked' } & Asked)
  | ({ readonly status: 'signed' } & Asked)
  | ({ readonly status: 'released' } & Asked);

const MOST_CHARACTERS_OF_A_NAME = 200;

const evolve = (state: RequestState, event: RequestEvent): RequestState => {
  switch (event.type) {
    case 'AcknowledgementRequested': {
      const { requestId, campaignId, personId } = event.body;
      return { status: 'asked', requestId, campaignId, personId, nudgedOn: null };
    }
    case 'AcknowledgementSigned':
      return state.status === 'none' ? state : { ...state, status: 'signed' };
    case 'RequestReleased':
      return state.status === 'none' ? state : { ...state, status: 'released' };
    case 'PersonNudged':
      return state.status === 'none' ? state : { ...state, nudgedOn: event.body.nudgedOn ?? null };
    case 'DeliveryRecorded':
      return state;
  }
};

const ask = ({ requestId, campaignId, personId }: AskPerson, state: RequestState): Result<RequestEvent[]> =>
  state.status === 'none' || state.status === 'released'
    ? accept([AcknowledgementRequested({ requestId, campaignId, personId })])
    : errors.alreadyAsked();

const sign = (command: Sign, state: RequestState): Result<RequestEvent[]> => {
  if (state.status === 'none' || state.personId !== command.personId) return errors.requestUnknown();
  if (state.status === 'signed') return errors.alreadySigned();
  if (state.status === 'released') return errors.released();
  const typedName = command.typedName.trim();
  if (!typedName) return errors.nameMissing();
  if (typedName.length > MOST_CHARACTERS_OF_A_NAME) return errors.nameTooLong();
  if (!command.agreed) return errors.notAgreed();
  const { requestId, campaignId, personId } = state;
  const { versionId, contentHash, statement, by } = command;
  return accept([
    AcknowledgementSigned({ requestId, campaignId, personId, versionId, contentHash, statement, typedName, by }),
  ]);
};

/** Once a day, whoever asks for it: two people who remind at once send one message. */
const nudge = (state: RequestState, today: PlainDate): Result<RequestEvent[]> => {
  if (state.status === 'none') return errors.requestUnknown();
  if (state.status === 'signed') return errors.alreadySigned();
  if (state.status === 'released') return errors.released();
  if (state.nudgedOn === today) return errors.nudgedToday();
  const { requestId, campaignId, personId } = state;
  return accept([PersonNudged({ requestId, campaignId, personId, nudgedOn: today })]);
};

const release = ({ because }: ReleaseRequest, state: RequestState): Result<RequestEvent[]> => {
  if (state.status !== 'asked') return accept([]);
  const { requestId, campaignId, personId } = state;
  return accept([RequestReleased({ requestId, campaignId, personId, because })]);
};

const recordDelivery = ({ mailId, message, status }: RecordDelivery, state: RequestState): Result<RequestEvent[]> =>
  state.status === 'none'
    ? errors.requestUnknown()
    : accept([DeliveryRecorded({ requestId: state.requestId, personId: state.personId, mailId, message, status })]);

/** One person's request: asked, then signed or released. A signature is never taken back. */
export const requestDecider: Decider<RequestState, RequestCommand, RequestEvent> = {
  initialState: { status: 'none' },
  evolve,
  decide: (command, state, { now }) => {
    switch (command.kind) {
      case 'AskPerson':
        return ask(command, state);
      case 'Sign':
        return sign(command, state);
      case 'NudgePerson':
        return nudge(state, londonDay(now));
      case 'ReleaseRequest':
        return release(command, state);
      case 'RecordDelivery':
        return recordDelivery(command, state);
    }
  },
};
