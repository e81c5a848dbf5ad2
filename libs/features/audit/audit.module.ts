import { Module } from '@nestjs/common';
import { AuditResolver } from './graphql/audit.resolver.js';
import { ReplayResolver } from './graphql/replay.resolver.js';
import { ChainQuery } from './query/chain/chain.query.js';
import { DensityQuery } from './query/density/density.query.js';
import { EventsQuery } from './query/events/events.query.js';
import { HistoryQuery } from './query/history/history.query.js';
import { SampleQuery } from './query/sample/sample.query.js';

/** The log as an auditor reads it. Needs `SCHOOLS`, `NAMES`, `POSTS_THEN`, `READ_MODELS` and `EVENT_SHAPES` of its root. */
@Module({
  providers: [AuditResolver, ReplayResolver, EventsQuery, DensityQuery, HistoryQuery, ChainQuery, SampleQuery],
})
export class AuditModule {}
