import { ReadStoreError } from '#platform/read-store/read-store.errors.js';
import type { Actor, Role } from './actor.js';

/** Stops a question that the asker's role may not put; which rows it would see is row-level security's part. */
export const mayAsk = ({ role }: Actor, roles: readonly Role[]): void => {
  if (!roles.includes(role)) {
    const takes = roles.join(', ');
    throw new ReadStoreError('READ.FORBIDDEN', {
      en: `Your role may not ask this; it takes one of: ${takes}.`,
      cy: `Ni chaiff eich rôl ofyn hyn; mae angen un o’r rhain: ${takes}.`,
    });
  }
};

/** Roles that look at a whole school or group: everybody but staff, who see what is theirs. */
export const OVERSEERS: readonly Role[] = ['TRUST_LEAD', 'HEADTEACHER', 'CLERK', 'AUDITOR', 'INTEGRATOR'];
