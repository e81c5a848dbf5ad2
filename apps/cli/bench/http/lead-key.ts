import { Credentials } from '#platform/auth/credentials.js';
import type { Uuid } from '#platform/kernel/event.js';
import type { Installation } from '../../../composition/installation.js';
import { TRUST_ID } from '../../sandbox/sandbox-ids.js';

const DAY = 86_400_000;

/** A key with which the bench asks as the lead of the trust, for a day. */
export const issueLeadKey = async ({ platformPool }: Installation): Promise<string> => {
  const actorId: Uuid = '01900000-0000-7000-8000-000000000001';
  const { key } = await new Credentials(platformPool).issue({
    ...{ tenantId: TRUST_ID, tenantKind: 'group', role: 'TRUST_LEAD', actorId, personId: null, label: 'bench' },
    expiresAt: new Date(Date.now() + DAY).toISOString(),
  });
  return key;
};
