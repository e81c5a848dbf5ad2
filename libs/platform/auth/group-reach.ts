import type { TenantReach } from '#platform/command/command-runner.js';
import type { RequestContext } from '#platform/command/request-context.js';
import type { Uuid } from '#platform/kernel/event.js';

/**
 * A credential reaches its own tenant, and one of a group the schools that are its members now. The members are asked
 * for each time: a trust that a school has left must lose it with the next request.
 */
export class GroupReach implements TenantReach {
  constructor(private readonly membersOf: (groupId: Uuid) => Promise<readonly Uuid[]>) {}

  async reaches({ actor }: RequestContext, tenantId: Uuid): Promise<boolean> {
    if (actor.tenantId === tenantId) return true;
    if (actor.role === 'SYSTEM' || actor.tenantKind !== 'group') return false;
    const members = await this.membersOf(actor.tenantId);
    return members.includes(tenantId);
  }
}
