import { formatPartialDate } from '../../shared/format.js';
import { policyParts } from './parts.messages.js';
import type { Finding } from './policy.query.js';

const accepted = ({ answer }: Finding, today: string): string => {
  const { findings } = policyParts;
  const until = answer?.until ?? '';
  const said = { who: answer?.responsible ?? findings.somebody, date: until && formatPartialDate(until) };
  return until !== '' && until < today ? findings.acceptedLate(said) : findings.accepted(said);
};

const fixed = ({ answer, goneFrom }: Finding): string => {
  const { findings } = policyParts;
  const number = goneFrom ?? answer?.fixedIn ?? null;
  return number === null ? findings.fixedOnRecord : findings.fixedIn({ number });
};

/** What was decided about a finding, in a sentence, as at a day; null where nothing was. */
export const decidedOf = (finding: Finding, today: string): string | null => {
  const { findings } = policyParts;
  const date = finding.answer?.until ? formatPartialDate(finding.answer.until) : '';
  switch (finding.state) {
    case 'ACCEPTED':
      return accepted(finding, today);
    case 'WAIVED':
      return findings.waived({ date });
    case 'WAIVER_ENDED':
      return findings.waiverEnded({ date });
    case 'FIXED':
      return fixed(finding);
    case 'OPEN':
      return null;
  }
};
