import { defineMessages, message } from '../../i18n/define-messages.js';

/** What the import of people says. */
export const importMessages = defineMessages('peopleImport', {
  title: 'Import people',
  lead: 'A list of your staff system as CSV, one row a post. Nothing is stored until you have seen what would happen.',
  columns: 'Columns',
  columnsAre:
    'person_ref, given_name, family_name, email, kind, urn, post, start_date, end_date, language. Cells may be empty where nothing is known; the heading must be there.',
  file: 'The list',
  encoding: 'Written in',
  encodingHint:
    'Only for a list that an old program saved. A name that is read wrongly would be a wrong name on record.',
  utf8: 'UTF-8 (usual)',
  windows: 'Windows-1252 (old programs)',
  badEncoding:
    'This file is not in UTF-8. Save it again as “CSV UTF-8 (comma delimited)”, or choose Windows-1252 if you know that it is.',
  check: 'See what would happen',
  checking: 'Reading the list',
  fileMissing: 'Choose the list.',
  would: 'What would happen',
  wouldSentence: message<{ rows: number; people: number }>(
    '{rows, plural, one {# row} other {# rows}} read: {people, plural, =0 {nobody new} one {# person new} other {# people new}}.',
  ),
  nothing: 'The list says nothing that is not on record already.',
  registered: 'New people',
  changed: 'Details that change',
  posts: 'Posts that begin or end',
  unchanged: 'Rows that change nothing',
  errors: message<{ count: number }>(
    '{count, plural, one {# thing is} other {# things are}} wrong with the list. Nothing is stored until it is right.',
  ),
  errorsCaption: 'What is wrong, row by row',
  row: 'Row',
  column: 'Column',
  value: 'What stands there',
  cure: 'What is wrong, and what to do',
  firstErrors: message<{ shown: number; count: number }>('The first {shown, number} of {count, number}.'),
  store: message<{ rows: number }>('Store {rows, plural, one {# row} other {# rows}}'),
  another: 'Choose another list',
  confirmHeading: message<{ rows: number }>('Store {rows, plural, one {# row} other {# rows}}?'),
  confirmText: 'People and posts are put on record. Nothing is taken away; each change stands in the audit.',
  storing: 'Storing the list',
  progress: message<{ rows: number; of: number }>('{rows, number} of {of, plural, one {# row} other {# rows}} stored'),
  done: 'The list is stored.',
  stopped: 'Stopped.',
  stoppedSentence: message<{ rows: number; of: number }>(
    '{rows, number} of {of, plural, one {# row} other {# rows}} are stored; the rest was not sent. Import the same list again, or go on: what is stored is not stored twice.',
  ),
  broken: 'It broke off.',
  brokenSentence: message<{ rows: number; of: number }>(
    '{rows, number} of {of, plural, one {# row} other {# rows}} are surely stored. Go on: what is stored already is not stored twice.',
  ),
  goOn: 'Go on',
  toPeople: 'See the people',
  refused: message<{ why: string }>('It was refused: {why}'),
});
