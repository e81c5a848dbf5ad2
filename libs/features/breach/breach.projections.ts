import { caseProjection } from './projection/case/case.projection.js';
import { stepProjection } from './projection/step/step.projection.js';

/** Read models of this feature. */
export const breachProjections = [caseProjection, stepProjection] as const;
