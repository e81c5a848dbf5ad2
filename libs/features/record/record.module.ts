import { Module } from '@nestjs/common';
import { AskRebuildHandler } from './command/ask-rebuild/ask-rebuild.handler.js';
import { EndRebuildHandler } from './command/end-rebuild/end-rebuild.handler.js';
import { StopRebuildHandler } from './command/stop-rebuild/stop-rebuild.handler.js';
import { RecordResolver } from './graphql/record.resolver.js';
import { CarryOutRebuildWhenAsked } from './policy/carry-out-rebuild-when-asked.policy.js';
import { ProofResolver } from './graphql/proof.resolver.js';
import { ProofQuery } from './query/proof/proof.query.js';
import { RecordsQuery } from './query/state/records.query.js';

/** What this feature does when something happens. */
export const recordReactions = [CarryOutRebuildWhenAsked] as const;

/**
 * The record itself. Needs of its root: CommandRunner, PostgresReadStore, RebuildLedger, Sealer, LogKeys,
 * `READ_MODELS`, `SCHOOLS`, `NAMES`; and a worker that ends with `EndRebuild`.
 */
@Module({
  providers: [
    AskRebuildHandler,
    StopRebuildHandler,
    EndRebuildHandler,
    RecordsQuery,
    ProofQuery,
    ProofResolver,
    ...recordReactions,
    RecordResolver,
  ],
  exports: [...recordReactions],
})
export class RecordModule {}
