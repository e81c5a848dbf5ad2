import { Failed, NotAllowed, SignedOut } from '../api/failures.js';
import { RefusedCommand } from '../api/mutate.js';
import { designMessages as words } from './messages.js';

/** What is wrong with a form: a field's name, or null for all of it. */
export interface Problem {
  readonly field: string | null;
  readonly text: string;
}

/** How a form says its refusals. */
export interface RefusalRules {
  /** The names of the form's fields. */
  readonly fields: readonly string[];
  /** The field that a path of the input belongs to, where it is not called the same. */
  readonly fieldOf?: ((path: readonly string[]) => string | null) | undefined;
  /** What a screen has to say of a refusal that the server cannot know, by its code; else the server's sentence is shown. */
  readonly refusals?: Readonly<Record<string, string>> | undefined;
}

const refused = ({ code, words: said, path }: RefusedCommand, rules: RefusalRules): Problem => {
  if (code === 'COMMAND.IDEMPOTENCY_KEY_REUSED') return { field: null, text: words.alreadySent };
  const field = rules.fieldOf?.(path) ?? path.findLast((part) => rules.fields.includes(part)) ?? null;
  return { field, text: rules.refusals?.[code] ?? said };
};

/** What a failed request means to who filled in the form. Nothing that they typed is lost. */
export const problemOf = (error: unknown, rules: RefusalRules): Problem => {
  if (error instanceof RefusedCommand) return refused(error, rules);
  if (error instanceof NotAllowed) return { field: null, text: words.notAllowedToSend };
  if (error instanceof SignedOut) return { field: null, text: words.signedOutMeanwhile };
  if (error instanceof Failed && error.correlationId !== null) {
    return { field: null, text: words.notSent({ number: error.correlationId }) };
  }
  return { field: null, text: words.notReached };
};
