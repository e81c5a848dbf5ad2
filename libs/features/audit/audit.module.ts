import { Module } from '@nestjs/common';
import { AuditResolver } from './graphql/audit.resolver.js';
import { DensityQuery } from './query/density/density.query.js';
import { EventsQuery } from './query/events/events.query.js';

/** The log as an auditor reads it. Needs `SCHOOLS`, `NAMES` and `POSTS_THEN` of its root. */
@Module({ providers: [AuditResolver, EventsQuery, DensityQuery] })
export class AuditModule {}
