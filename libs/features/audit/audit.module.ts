import { Module } from '@nestjs/common';
import { AuditResolver } from './graphql/audit.resolver.js';
import { EventsQuery } from './query/events/events.query.js';

/** The log as an auditor reads it. Needs `SCHOOLS` and `NAMES` of its root. */
@Module({ providers: [AuditResolver, EventsQuery] })
export class AuditModule {}
