import { policyMessages } from './messages.js';

/** A kind of person in the reader's language; one that this page does not know in the words it was given. */
export const kindName = (kind: string): string => {
  const { kinds } = policyMessages;
  return Object.hasOwn(kinds, kind) ? kinds[kind as keyof typeof kinds] : kind;
};
