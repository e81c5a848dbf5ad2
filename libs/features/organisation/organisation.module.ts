import { Global, Module } from '@nestjs/common';
import { SCHOOLS } from '#contracts/schools.port.js';
import { JoinGroupHandler } from './command/join-group/join-group.handler.js';
import { LeaveGroupHandler } from './command/leave-group/leave-group.handler.js';
import { RecordGroupHandler } from './command/record-group/record-group.handler.js';
import { RecordSchoolHandler } from './command/record-school/record-school.handler.js';
import { OrganisationResolver } from './graphql/organisation.resolver.js';
import { TellGroupWhenSchoolMoved } from './policy/tell-group-when-school-moved.policy.js';
import { SchoolsQuery } from './query/schools/schools.query.js';
import { TenantNameQuery } from './query/tenant-name/tenant-name.query.js';

/** What this feature does when something happens. */
export const organisationReactions = [TellGroupWhenSchoolMoved] as const;

/**
 * Schools and groups, and which school belongs to which group since when. Keeps `SCHOOLS` for every other feature;
 * needs of its root: CommandRunner, PostgresReadStore, `NAMES`.
 */
@Global()
@Module({
  providers: [
    RecordSchoolHandler,
    RecordGroupHandler,
    JoinGroupHandler,
    LeaveGroupHandler,
    SchoolsQuery,
    TenantNameQuery,
    { provide: SCHOOLS, useExisting: SchoolsQuery },
    ...organisationReactions,
    OrganisationResolver,
  ],
  exports: [SCHOOLS, ...organisationReactions],
})
export class OrganisationModule {}
