import { askingProjection } from './projection/reading/asking.projection.js';
import { readingProjection } from './projection/reading/reading.projection.js';
import { standingProjection } from './projection/standing/standing.projection.js';
import { waitingProjection } from './projection/waiting/waiting.projection.js';

/** Read models of this feature. */
export const complianceProjections = [
  standingProjection,
  readingProjection,
  askingProjection,
  waitingProjection,
] as const;
