import type { ImportPeopleInput, PeopleImport } from '../../../../../libs/contracts/graphql/schema.types.js';
import { ask, operation } from '../../api/graphql.js';
import { RefusedCommand } from '../../api/mutate.js';
import { rememberPosition } from '../../api/positions.js';

interface ImportAnswer {
  readonly importPeople:
    | ({ readonly __typename: 'PeopleImport' } & PeopleImport)
    | {
        readonly __typename: 'Refused';
        readonly code: string;
        readonly message: string;
        readonly path: readonly string[];
      };
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
        }
        positions {
          tenant
          position
        }
      }
      ... on Refused {
        code
        message
        path
      }
    }
  }
`);

/** Sends a list, or a part of one. @throws RefusedCommand */
export const sendList = async (input: ImportPeopleInput): Promise<PeopleImport> => {
  const { importPeople } = await ask(importPeopleMutation, { input });
  if (importPeople.__typename === 'Refused') {
    throw new RefusedCommand(importPeople.code, importPeople.message, importPeople.path);
  }
  for (const position of importPeople.positions) rememberPosition(position);
  return importPeople;
};
