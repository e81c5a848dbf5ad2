import { policyCareEvents, type PolicyCareEvent } from '#contracts/policy-care.events.js';
import type { PolicyEvent } from '#contracts/policy.events.js';
import type { FindingAnswer } from './finding.standing.js';
import type { ArchivedPolicy, RegisteredPolicy } from './policy.state.js';

type Known = RegisteredPolicy | ArchivedPolicy;

const careTypes: ReadonlySet<string> = new Set(policyCareEvents.map(({ type }) => type));

/** Whether an event answers a finding, records a detail or reminds of a review. */
export const isCareEvent = (event: PolicyEvent): event is PolicyCareEvent => careTypes.has(event.type);

const answered = (state: Known, findingId: string, answer: FindingAnswer): Known => ({
  ...state,
  answers: { ...state.answers, [findingId]: answer },
});

/** The state after it; texts and versions stay as they are. */
export const evolveCare = (state: Known, event: PolicyCareEvent): Known => {
  switch (event.type) {
    case 'FindingAccepted':
      return answered(state, event.body.findingId, { kind: 'accepted' });
    case 'FindingFixed':
      return answered(state, event.body.findingId, { kind: 'fixed', inNumber: event.body.fixedInNumber });
    case 'FindingWaived':
      return answered(state, event.body.findingId, { kind: 'waived', until: event.body.until });
    case 'DetailsRecorded': {
      const { approvingBody: _, audience = state.audience, ...dates } = event.body.details;
      const isNewDate = dates.nextReviewDue !== undefined;
      const nudgedOn = isNewDate ? null : state.nudgedOn;
      return { ...state, audience, current: state.current && { ...state.current, ...dates }, nudgedOn };
    }
    case 'ReviewNudged':
      return { ...state, nudgedOn: event.body.nudgedOn };
  }
};
