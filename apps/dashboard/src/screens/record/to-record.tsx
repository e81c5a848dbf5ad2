import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useRole } from '../../api/use-answer.js';

const MAY_LOOK: readonly (string | null)[] = ['TRUST_LEAD', 'HEADTEACHER', 'AUDITOR'];

/** How long the records are, as a door to how far the screens are, for those whose page that is. */
export const ToRecord = ({ children }: { children: ReactNode }): ReactNode =>
  MAY_LOOK.includes(useRole()) ? <Link to="/record">{children}</Link> : children;
