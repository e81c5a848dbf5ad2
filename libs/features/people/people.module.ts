import { Global, Module } from '@nestjs/common';
import { AUDIENCE, NAMES } from '#contracts/audience.port.js';
import { RecordPeopleHandler } from './command/record-people/record-people.handler.js';
import { PeopleResolver } from './graphql/people.resolver.js';
import { ImportPeople } from './import/people.import.js';
import { AudienceQuery } from './query/audience/audience.query.js';
import { KnownPeopleQuery } from './query/known-people/known-people.query.js';
import { NamesQuery } from './query/names/names.query.js';
import { PeopleQuery } from './query/people/people.query.js';

/**
 * People, their posts, and who of them is there today. Keeps `AUDIENCE` and `NAMES` for every other feature; needs of
 * its root: CommandRunner, PostgresReadStore, `SEALING`, `SCHOOLS`.
 */
@Global()
@Module({
  providers: [
    RecordPeopleHandler,
    ImportPeople,
    AudienceQuery,
    KnownPeopleQuery,
    NamesQuery,
    PeopleQuery,
    { provide: AUDIENCE, useExisting: AudienceQuery },
    { provide: NAMES, useExisting: NamesQuery },
    PeopleResolver,
  ],
  exports: [AUDIENCE, NAMES, ImportPeople],
})
export class PeopleModule {}
