import type { LocalText } from '#contracts/local-text.js';
import type { CurrentVersion, PolicyState } from './policy.state.js';

/** The version in force with what its policy is called and whom it is for. */
export interface InForce extends CurrentVersion {
  readonly title: LocalText;
  readonly audience: readonly string[];
  readonly archived: boolean;
}

/** What is in force; null where nothing was published yet. An archived policy keeps its last version and says so. */
export const inForce = (state: PolicyState): InForce | null => {
  if (state.status === 'unregistered' || !state.current) return null;
  const { title, audience, current, status } = state;
  return { ...current, title, audience, archived: status === 'archived' };
};
