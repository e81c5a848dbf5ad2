import { Global, Module } from '@nestjs/common';
import { SCHOOLS } from '#contracts/schools.port.js';
import { SchoolsQuery } from './query/schools/schools.query.js';

/** Schools and groups, and which school belongs to which group since when. Keeps `SCHOOLS` for every other feature. */
@Global()
@Module({
  providers: [SchoolsQuery, { provide: SCHOOLS, useExisting: SchoolsQuery }],
  exports: [SCHOOLS],
})
export class OrganisationModule {}
