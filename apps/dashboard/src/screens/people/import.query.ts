import type { ImportPeopleInput, PeopleImport, Refused } from '../../../../../libs/contracts/graphql/schema.types.js';
import { ask, operation } from '../../api/graphql.js';
import { refusedBy } from '../../api/mutate.js';
import { rememberPosition } from '../../api/positions.js';

interface ImportAnswer {
  readonly importPeople:
    | ({ readonly __typename: 'PeopleImport' } & PeopleImport)
    | ({ readonly __typename: 'Refused' } & Omit<Refused, '__typename'>);
}

export const importPeopleMutation = operation<ImportAnswer, { input: ImportPeopleInput }>(/* GraphQL */ `
  mutation ImportPeople($input: ImportPeopleInput!) {
    importPeople(input: $input) {
      __typename
      ... on PeopleImport {
        dryRun
        rows
        registered
        changed
        posts
        unchanged
        errors {
          row
          column
          value
          code
          message
          messageCy
        }
        positions {
          tenant
          position
        }
      }
      ... on Refused {
        code
        message
        messageCy
        path
      }
    }
  }
`);

/** Sends a list, or a part of one. @throws RefusedCommand */
export const sendList = async (input: ImportPeopleInput): Promise<PeopleImport> => {
  const { importPeople } = await ask(importPeopleMutation, { input });
  if (importPeople.__typename === 'Refused') throw refusedBy(importPeople);
  for (const position of importPeople.positions) rememberPosition(position);
  return importPeople;
};
