import { defineMessages, message } from '../../i18n/define-messages.js';

/** What the whole matrix says. */
export const matrixMessages = defineMessages('matrix', {
  title: 'Matrix',
  whole: message<{ schools: number; policies: number }>(
    '{schools, plural, one {# school} other {# schools}} and {policies, plural, one {# required policy} other {# required policies}}, worst first.',
  ),
  found: message<{ shown: number; total: number; cells: number; status: string }>(
    '{cells, plural, =0 {Nothing is} one {# policy is} other {# policies are}} {status}, in {shown, number} of {total, plural, one {# school} other {# schools}}.',
  ),
  narrowed: message<{ shown: number; total: number }>(
    '{shown, number} of {total, plural, one {# school} other {# schools}}, worst first.',
  ),
  status: 'Status',
  anyStatus: 'Any',
  policy: 'Policy',
  allPolicies: 'All policies',
  school: 'School',
  clear: 'Clear the filters',
  none: 'No school matches. Choose another status or policy, or write less of the name.',
  noSchools: 'No school belongs here yet. Import the register of schools, and say which of them belong to your group.',
});
