/** The headings of a list of people; all of them must be there, most of their cells may be blank. */
export const PEOPLE_COLUMNS = [
  'person_ref',
  'given_name',
  'family_name',
  'email',
  'kind',
  'urn',
  'post',
  'start_date',
  'end_date',
  'language',
] as const;

export type PeopleColumn = (typeof PEOPLE_COLUMNS)[number];
