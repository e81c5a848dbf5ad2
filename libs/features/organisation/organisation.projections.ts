import { groupProjection } from './projection/group/group.projection.js';
import { membershipProjection } from './projection/membership/membership.projection.js';
import { schoolProjection } from './projection/school/school.projection.js';

/** Read models of this feature. */
export const organisationProjections = [schoolProjection, groupProjection, membershipProjection] as const;
