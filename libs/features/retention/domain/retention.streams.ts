import type { RetainedKind } from '#contracts/retention.events.js';
import type { Uuid } from '#platform/kernel/event.js';

/**
 * One stream a record for people and whole records, one for cases: a decision on either rests on both. The name of the
 * second begins as those of cases do, so that the log withholds it as it withholds them.
 */
export const retentionStream = (tenantId: Uuid): string => `retention-${tenantId}`;
export const caseRetentionStream = (tenantId: Uuid): string => `breach-retention-${tenantId}`;

/** The stream that what is about this kind of subject stands in. */
export const streamOf = (kind: RetainedKind, tenantId: Uuid): string =>
  kind === 'case' ? caseRetentionStream(tenantId) : retentionStream(tenantId);

/** Where other features write what a decision here rests on: whether somebody has left, whether a case is closed. */
export const personStream = (personId: Uuid): string => `person-${personId}`;
export const caseStream = (caseId: Uuid): string => `breach-${caseId}`;
