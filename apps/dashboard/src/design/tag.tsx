import type { ReactNode } from 'react';

/** How a tag looks: good, soon, bad (solid), waiting (round), none (dashed). Its word says it all by itself. */
export type TagLook = 'ok' | 'due' | 'late' | 'wait' | 'none';

/** A state in one or two words. For the state of a policy there is StatusTag. */
export const Tag = ({ look, children }: { look: TagLook; children: ReactNode }): ReactNode => (
  <span className={`tag ${look}`}>{children}</span>
);
