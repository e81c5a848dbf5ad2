import type { Uuid } from '#platform/kernel/event.js';

export const campaignStream = (campaignId: Uuid): string => `campaign-${campaignId}`;
export const audienceStream = (audienceId: Uuid): string => `audience-${audienceId}`;
export const requestStream = (requestId: Uuid): string => `request-${requestId}`;
