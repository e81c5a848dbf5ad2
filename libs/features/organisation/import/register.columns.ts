import type { CsvRow, CsvTable } from '#platform/csv/csv.types.js';

/** The register's own headings (edubasealldata); these must be there. */
export const REQUIRED = ['URN', 'EstablishmentName', 'EstablishmentStatus (code)', 'LA (code)', 'OpenDate'] as const;

/** Read where they are there: the extract has had 133 to 140 columns over the years. */
export const OPTIONAL = [
  'LA (name)',
  'EstablishmentNumber',
  'TypeOfEstablishment (code)',
  'TypeOfEstablishment (name)',
  'CloseDate',
  'PhaseOfEducation (code)',
  'TrustSchoolFlag (name)',
  'Trusts (code)',
  'Trusts (name)',
  'Federations (code)',
  'Federations (name)',
  'UKPRN',
  'Town',
  'Postcode',
] as const;

export type RegisterColumn = (typeof REQUIRED)[number] | (typeof OPTIONAL)[number];
export type RegisterCsvRow = CsvRow<(typeof REQUIRED)[number], (typeof OPTIONAL)[number]>;
export type RegisterCsvTable = CsvTable<(typeof REQUIRED)[number], (typeof OPTIONAL)[number]>;
