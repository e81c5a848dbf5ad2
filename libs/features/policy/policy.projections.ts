import { findingProjection } from './projection/finding/finding.projection.js';
import { policyProjection } from './projection/policy/policy.projection.js';
import { textProjection } from './projection/text/text.projection.js';
import { versionProjection } from './projection/version/version.projection.js';

/** Read models of this feature. */
export const policyProjections = [policyProjection, versionProjection, textProjection, findingProjection] as const;
