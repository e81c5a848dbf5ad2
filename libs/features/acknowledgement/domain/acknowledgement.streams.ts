import type { Uuid } from '#platform/kernel/event.js';

export const campaignStream = (campaignId: Uuid): string => `campaign-${campaignId}`;
export const requestStream = (requestId: Uuid): string => `request-${requestId}`;
