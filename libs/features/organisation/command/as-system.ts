import type { RequestContext } from '#platform/command/request-context.js';
import type { Uuid } from '#platform/kernel/event.js';

/**
 * The system's context in another tenant: a membership is written into two logs. Whoever is not the system keeps their
 * own tenant, so that nobody else reaches a second log by this.
 */
export const inTenant = (
  context: RequestContext,
  tenantId: Uuid,
  tenantKind: RequestContext['actor']['tenantKind'],
): RequestContext =>
  context.actor.role === 'SYSTEM' ? { ...context, actor: { ...context.actor, tenantId, tenantKind } } : context;
