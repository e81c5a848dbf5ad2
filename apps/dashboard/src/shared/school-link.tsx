import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { schoolNameIn } from '../api/viewer.js';
import type { WithNames } from '../api/viewer.js';
import { Local } from './local.js';
import { messages } from './messages.js';

/** A school by name, leading to its page and there to one row. */
export const SchoolLink = ({
  names,
  schoolId,
  hash = '',
}: {
  names: WithNames['names'];
  schoolId: string;
  hash?: string;
}): ReactNode => (
  <Link to="/schools/$schoolId" params={{ schoolId }} hash={hash}>
    <Local text={schoolNameIn(names, schoolId)} otherwise={messages.noSchoolName} />
  </Link>
);

/** Whose record something stands in, by name: a school, or the group that the reader works for. */
export const RecordLink = ({ answer, schoolId }: { answer: WithNames; schoolId: string }): ReactNode => {
  const { tenantId, tenantKind, tenantName } = answer.viewer;
  if (tenantKind !== 'GROUP' || schoolId !== tenantId) return <SchoolLink names={answer.names} schoolId={schoolId} />;
  return (
    <Link to="/">
      <Local text={tenantName} />
    </Link>
  );
};
