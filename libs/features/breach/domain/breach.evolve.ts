import type { BreachEvent, OutsideBody } from '#contracts/breach.events.js';
import type { Instant } from '#platform/kernel/event.js';
import type { BreachState, KnownBreach } from './breach.state.js';

/** Telling somebody after the outcome does not undo the outcome. */
const told = (state: KnownBreach, to: OutsideBody, toldAt: Instant): KnownBreach => {
  const all = { told: [...state.told, { to, toldAt }] };
  return state.status === 'decided' || state.status === 'closed'
    ? { ...state, ...all }
    : { ...state, ...all, status: 'escalated' };
};

/** The state of a case after an event. */
export const evolveBreach = (state: BreachState, event: BreachEvent): BreachState => {
  if (event.type === 'BreachReported') {
    const { breachId, category, awareAt, subjectPersonId, reportedBy, confidential, aboutHead } = event.body;
    const about = { breachId, category, awareAt, subjectPersonId, reportedBy, confidential, aboutHead };
    return { status: 'reported', ...about, takenUp: false, told: [], setAside: [], evidence: [] };
  }
  if (state.status === 'unreported') return state;
  switch (event.type) {
    case 'BreachTriaged':
      return { ...state, takenUp: true, ...(state.status === 'reported' ? { status: 'triaged' } : {}) };
    case 'BreachEscalated':
      return told(state, event.body.to, event.body.toldAt);
    case 'ClockSetAside':
      return { ...state, setAside: [...state.setAside, event.body.clock] };
    case 'OutcomeRecorded':
      return { ...state, status: 'decided', outcome: event.body.outcome };
    case 'BreachClosed':
      return state.status === 'decided' ? { ...state, status: 'closed' } : state;
    case 'EvidenceAttached':
      return { ...state, evidence: [...state.evidence, event.body.evidenceId] };
    case 'MeasureRecorded':
    case 'ConfidentialRecordRead':
      return state;
  }
};
