import type { Operation } from './graphql.js';

/** A question that was put before its screen was there to put it. */
interface Early {
  readonly name: string;
  readonly variables: string;
  readonly answer: Promise<unknown>;
}

let early: Early | null = null;

/** Variables of the same question may be written in another order. */
const written = (variables: object): string =>
  JSON.stringify(Object.entries(variables).sort(([one], [other]) => (one < other ? -1 : 1)));

/** Keeps what is under way for the screen that will ask the very same. A failure is that screen's to say. */
export const keepEarly = <Data, Variables extends object>(
  { name }: Operation<Data, Variables>,
  variables: Variables,
  answer: Promise<Data>,
): void => {
  answer.catch(() => undefined);
  early = { name, variables: written(variables), answer };
};

/** What was asked early, once; null where something else was asked, or nothing. */
export const takeEarly = <Data, Variables extends object>(
  { name }: Operation<Data, Variables>,
  variables: Variables,
): Promise<Data> | null => {
  const taken = early;
  early = null;
  return taken?.name === name && taken.variables === written(variables) ? (taken.answer as Promise<Data>) : null;
};
