import { Global, Module } from '@nestjs/common';
import { AUDIENCE, NAMES } from '#contracts/audience.port.js';
import { AudienceQuery } from './query/audience/audience.query.js';
import { NamesQuery } from './query/names/names.query.js';

/** People, their posts, and who of them is there today. Keeps `AUDIENCE` and `NAMES` for every other feature. */
@Global()
@Module({
  providers: [
    AudienceQuery,
    NamesQuery,
    { provide: AUDIENCE, useExisting: AudienceQuery },
    { provide: NAMES, useExisting: NamesQuery },
  ],
  exports: [AUDIENCE, NAMES],
})
export class PeopleModule {}
