import type { Uuid } from '#platform/kernel/event.js';

export const credentialStream = (credentialId: Uuid): string => `credential-${credentialId}`;
