import { erasureProjection } from './projection/erasure/erasure.projection.js';
import { holdProjection } from './projection/hold/hold.projection.js';

/** Read models of this feature. */
export const retentionProjections = [holdProjection, erasureProjection] as const;
