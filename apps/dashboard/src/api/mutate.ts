import type { Done, Refused } from '../../../../libs/contracts/graphql/schema.types.js';
import { ask } from './graphql.js';
import type { Operation } from './graphql.js';
import { i18n } from '../i18n/define-messages.js';
import { rememberPosition } from './positions.js';

/** What a command asks back; every mutation's document selects it as `result`. */
export const RESULT = /* GraphQL */ `
  __typename
  ... on Done { id position { tenant position } replayed }
  ... on Refused { code message messageCy path }
`;

/** The one field of a mutation's answer. */
export interface CommandAnswer {
  readonly result:
    | ({ readonly __typename: 'Done' } & Omit<Done, '__typename'>)
    | ({ readonly __typename: 'Refused' } & Omit<Refused, '__typename'>);
}

/** A refusal of the server, which says it in both languages. */
export class RefusedCommand extends Error {
  override readonly name = 'RefusedCommand';

  constructor(
    readonly code: string,
    private readonly said: { readonly en: string; readonly cy: string },
    /** The field of the input that is to blame, outermost first; empty where none is. */
    readonly path: readonly string[] = [],
  ) {
    super(said.en);
  }

  /** What it says to the reader. */
  get words(): string {
    return i18n.locale === 'cy' ? this.said.cy : this.said.en;
  }
}

/** A refusal out of an answer, to be thrown. */
export const refusedBy = ({ code, message, messageCy, path }: Omit<Refused, '__typename'>): RefusedCommand =>
  new RefusedCommand(code, { en: message, cy: messageCy }, path);

/** A key of 128 random bits; works on plain http too, where `randomUUID` is missing. */
export const freshKey = (): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');

/** Carries out one command. Every later question of this tab waits for it. Throws RefusedCommand on a no. */
export const carryOut = async <Variables>(
  document: Operation<CommandAnswer, Variables>,
  variables: Variables,
): Promise<Done> => {
  const { result } = await ask(document, variables);
  if (result.__typename === 'Refused') throw refusedBy(result);
  rememberPosition(result.position);
  return result;
};
