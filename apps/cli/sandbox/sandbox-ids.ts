import { deriveId } from '#platform/command/ids.js';
import type { Uuid } from '#platform/kernel/event.js';

/** Ids of the sandbox follow from names, so that demo keys mean the same tenants and people on every machine. */
export const sandboxId = (...parts: readonly (string | number)[]): Uuid => deriveId('sandbox', ...parts);

export const TRUST_ID = sandboxId('group', 'harbour-and-vale');
export const AUTHORITY_ID = sandboxId('group', 'dyffryn');

/** Tenant of a sandbox school by its short name: `dunmere`. */
export const schoolId = (school: string): Uuid => sandboxId('school', school);

/** A person of a group by their reference; the same in each of its schools. */
export const personId = (groupId: Uuid, ref: string): Uuid => deriveId('person', groupId, ref);
