import { Module } from '@nestjs/common';
import { ComplianceResolver } from './graphql/compliance.resolver.js';
import { StatusChangesResolver } from './graphql/status-changes.resolver.js';
import { StatusChangesQuery } from './query/changes/status-changes.query.js';
import { StandingsQuery } from './query/standings/standings.query.js';

/** How schools stand. Hears of policies, campaigns and approvals; needs `SCHOOLS` and `NAMES` of its root. */
@Module({ providers: [ComplianceResolver, StandingsQuery, StatusChangesResolver, StatusChangesQuery] })
export class ComplianceModule {}
