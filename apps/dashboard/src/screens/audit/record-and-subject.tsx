import type { ReactNode } from 'react';
import { Choice, SchoolChoice } from '../../shared/filters.js';
import type { WithNames } from '../../api/viewer.js';
import type { EventSearch } from './event-lines.js';
import { auditMessages as words } from './messages.js';

/** The records one can choose from: the schools', and the central body's own. */
export const recordsOf = ({ names, viewer }: WithNames): WithNames['names'] =>
  viewer.tenantKind === 'SCHOOL'
    ? names
    : { ...names, rows: [...names.rows, { schoolId: viewer.tenantId, name: viewer.tenantName }] };

/** Whose record, and what the events are about. */
export const RecordAndSubject = ({ names, search }: { names: WithNames['names']; search: EventSearch }): ReactNode => {
  const subjects = [
    { value: '', label: words.anything },
    ...Object.entries(words.subjects).map(([value, label]) => ({ value, label })),
  ];
  return (
    <>
      <SchoolChoice label={words.record} names={names} name="tenantId" value={search.tenantId} all={words.allRecords} />
      <Choice label={words.about} name="about" value={search.about} options={subjects} />
    </>
  );
};
