import { deriveId, newId } from '#platform/command/ids.js';
import type { RequestContext } from '#platform/command/request-context.js';
import type { Uuid } from '#platform/kernel/event.js';

/** Id of a version that is to be drafted: the same on every repeat under one idempotency key. */
export const versionIdFor = ({ actor }: RequestContext, schoolId: Uuid, idempotencyKey?: string | null): Uuid =>
  idempotencyKey ? deriveId('version', schoolId, actor.credentialId, idempotencyKey) : newId();
