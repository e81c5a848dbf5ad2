import type { Actor, Role } from '#platform/auth/actor.js';

/** What an asker sees of policies beside those in force. */
export interface Reader {
  /** Drafts, old versions, findings; everybody but staff, who see what is in force at their own school. */
  readonly seesAll: boolean;
  /** Names in documents: who keeps a policy, who signed it. */
  readonly seesNames: boolean;
}

const NAME_READERS: readonly Role[] = ['TRUST_LEAD', 'HEADTEACHER', 'CLERK', 'AUDITOR'];

export const readerOf = ({ role }: Actor): Reader => ({
  seesAll: role !== 'STAFF',
  seesNames: NAME_READERS.includes(role),
});
