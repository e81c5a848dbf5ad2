import type { INestApplicationContext } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { EndRebuild } from '#features/record/command/end-rebuild/end-rebuild.handler.js';
import { systemActor } from '#platform/command/system-context.js';
import type { CellRebuild } from '#platform/rebuild/cell-rebuild.js';
import { RebuildLedger } from '#platform/rebuild/rebuild-ledger.js';
import { RebuildWorker, type EndedRebuild } from '#platform/rebuild/rebuild-worker.js';
import { readModels } from '../composition/features.js';
import type { Installation } from '../composition/installation.js';

export interface RebuildParts {
  readonly cells: CellRebuild;
  readonly installation: Pick<Installation, 'feed' | 'clock'>;
  readonly onError: (what: string, error: unknown) => void;
}

/** The worker that makes read models anew, and writes into the record how that ended. */
export const rebuildWorker = (
  app: INestApplicationContext,
  { cells, installation: { feed, clock }, onError }: RebuildParts,
): RebuildWorker => {
  const commands = app.get(CommandBus, { strict: false });
  const ended = async ({ tenantId, rebuildId, outcome, done, of }: EndedRebuild): Promise<void> => {
    const actor = systemActor('rebuild', tenantId);
    const context = { actor, correlationId: rebuildId, now: clock() };
    const told = await commands.execute(new EndRebuild(context, { tenantId, rebuildId, outcome, done, of }));
    if (!told.done) throw new Error(told.refusal.code);
  };
  return new RebuildWorker({
    ledger: app.get(RebuildLedger, { strict: false }),
    cells,
    models: readModels,
    wake: (tenantId) => {
      feed.heal(tenantId);
    },
    ended,
    onError,
  });
};
