import type { INestApplicationContext } from '@nestjs/common';
import { ReactionEngine } from '#platform/projection/reaction-engine.js';
import { reactionClasses } from '../../composition/features.js';
import type { Installation } from '../../composition/installation.js';

/** What happened in history was reacted to in history: reactions begin after what is stored now. */
export const skipReactions = async ({ database, store }: Installation, app: INestApplicationContext): Promise<void> => {
  const engine = new ReactionEngine({
    projectUrl: database.urls.project,
    reactions: reactionClasses.map((reaction) => app.get(reaction, { strict: false })),
    readEvents: () => Promise.resolve([]),
    onFailed: () => undefined,
  });
  for (const { tenantId, head } of await store.tenants()) await engine.skipTo(tenantId, head);
  await engine.close();
};
