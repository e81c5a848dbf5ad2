import { createContext, useContext } from 'react';
import type { CampaignLine, PolicyPage } from './policy.query.js';

/** What every part of the page knows. */
export interface PolicyPart {
  readonly policy: PolicyPage;
  /** Its campaigns, newest first; none for those who may not see them. */
  readonly campaigns: readonly CampaignLine[];
  /** Whether who looks may change something here, now. */
  readonly mayAct: boolean;
  /** Says what happened and asks the page anew. */
  readonly said: (text: string) => Promise<void>;
}

/** The page's policy for its parts. */
export const PolicyContext = createContext<PolicyPart | null>(null);

/** The policy that this part belongs to. */
export const usePolicy = (): PolicyPart => {
  const part = useContext(PolicyContext);
  if (part === null) throw new Error('A part of the policy page stands outside of it.');
  return part;
};
