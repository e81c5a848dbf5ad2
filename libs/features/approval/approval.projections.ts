import { approvalProjection } from './projection/approval/approval.projection.js';

/** Read models of this feature. */
export const approvalProjections = [approvalProjection] as const;
