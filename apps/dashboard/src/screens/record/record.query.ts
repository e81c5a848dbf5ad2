import type {
  AskRebuildInput,
  RecordsState,
  StopRebuildInput,
} from '../../../../../libs/contracts/graphql/schema.types.js';
import { operation } from '../../api/graphql.js';
import { RESULT } from '../../api/mutate.js';
import type { CommandAnswer } from '../../api/mutate.js';
import { VIEWER } from '../../api/viewer.js';
import type { AtMoment, WithViewer } from '../../api/viewer.js';

/** The records that one may see, and how far the screens are. */
export interface RecordAnswer extends WithViewer {
  readonly records: RecordsState;
}

/** How far the screens of each record are. */
export const recordQuery = operation<RecordAnswer, AtMoment>(/* GraphQL */ `
  query Records($minPosition: [MinPosition!]) {
    ${VIEWER}
    records(minPosition: $minPosition) {
      sentence { en cy } at mayRebuild
      records {
        tenantId tenantName { en cy } kind head position behindSince
        groups { group models position behind parked parkedSince }
        rebuild { id status done of askedAt askedByName endedAt failedModel }
      }
    }
  }
`);

/** Makes the screens of a record anew. */
export const askRebuildMutation = operation<CommandAnswer, { input: AskRebuildInput }>(/* GraphQL */ `
  mutation AskRebuild($input: AskRebuildInput!) { result: askRebuild(input: $input) { ${RESULT} } }
`);

/** Stops that. */
export const stopRebuildMutation = operation<CommandAnswer, { input: StopRebuildInput }>(/* GraphQL */ `
  mutation StopRebuild($input: StopRebuildInput!) { result: stopRebuild(input: $input) { ${RESULT} } }
`);
