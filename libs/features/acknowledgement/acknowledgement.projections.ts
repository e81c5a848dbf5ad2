import { campaignProjection } from './projection/campaign/campaign.projection.js';
import { requestProjection } from './projection/request/request.projection.js';

/** Read models of this feature. */
export const acknowledgementProjections = [campaignProjection, requestProjection] as const;
