import { Global, Module } from '@nestjs/common';
import { AUDIENCE, HOLDER_NAMES, NAMES, POSTS_THEN } from '#contracts/audience.port.js';
import { RETAINED_PEOPLE } from '#contracts/retained.port.js';
import { POST_HOLDERS } from '#contracts/post-holders.port.js';
import { RecordPeopleHandler } from './command/record-people/record-people.handler.js';
import { PeopleChangesResolver } from './graphql/people-changes.resolver.js';
import { PeopleResolver } from './graphql/people.resolver.js';
import { RecordPersonResolver } from './graphql/record-person.resolver.js';
import { ImportPeople } from './import/people.import.js';
import { AudienceQuery } from './query/audience/audience.query.js';
import { PeopleChangesQuery } from './query/changes/people-changes.query.js';
import { KnownPeopleQuery } from './query/known-people/known-people.query.js';
import { NamesQuery } from './query/names/names.query.js';
import { PostsThenQuery } from './query/names/posts-then.query.js';
import { PeopleQuery } from './query/people/people.query.js';
import { PersonQuery } from './query/person/person.query.js';
import { RetainedPeopleQuery } from './query/retained/retained-people.query.js';
import { PostHoldersQuery } from './query/post-holders/post-holders.query.js';

/**
 * People, their posts, and who of them is there today. Keeps `AUDIENCE`, `NAMES`, `POST_HOLDERS`, `RETAINED_PEOPLE` for every other
 * feature; needs of its root: CommandRunner, PostgresReadStore, `SEALING`, `SCHOOLS`.
 */
@Global()
@Module({
  providers: [
    RecordPeopleHandler,
    ImportPeople,
    AudienceQuery,
    KnownPeopleQuery,
    NamesQuery,
    PeopleChangesQuery,
    PeopleQuery,
    PersonQuery,
    { provide: AUDIENCE, useExisting: AudienceQuery },
    { provide: NAMES, useExisting: NamesQuery },
    { provide: HOLDER_NAMES, useExisting: NamesQuery },
    { provide: POSTS_THEN, useClass: PostsThenQuery },
    { provide: RETAINED_PEOPLE, useClass: RetainedPeopleQuery },
    { provide: POST_HOLDERS, useClass: PostHoldersQuery },
    PeopleResolver,
    PeopleChangesResolver,
    RecordPersonResolver,
  ],
  exports: [AUDIENCE, HOLDER_NAMES, NAMES, POSTS_THEN, POST_HOLDERS, RETAINED_PEOPLE, ImportPeople],
})
export class PeopleModule {}
