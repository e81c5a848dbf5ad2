/** The same sentence in English and in Welsh. */
export interface InBoth {
  readonly en: string;
  readonly cy: string;
}

/**
 * A refusal is an expected "no" of the domain: a value, never thrown.
 * `code` is stable (`FEATURE.REASON`, upper case) and is what callers script against;
 * `message` says what is wrong and the cure, in a sentence a school clerk understands, `messageCy` the same in Welsh;
 * `path` names the field of the command it is about, outermost first.
 */
export interface Refusal {
  readonly code: string;
  readonly message: string;
  readonly messageCy: string;
  readonly path?: readonly string[];
}

/** A refusal as a result. */
export interface Refused<No extends Refusal = Refusal> {
  readonly ok: false;
  readonly refusal: No;
}

/** Either a value or a refusal. */
export type Result<Value, No extends Refusal = Refusal> = { readonly ok: true; readonly value: Value } | Refused<No>;

/** The domain says yes. */
export const accept = <Value>(value: Value): Result<Value, never> => ({ ok: true, value });

/** The domain says no, and why, in both languages. */
export const refuse = (code: string, said: InBoth, path: readonly string[] = []): Refused => ({
  ok: false,
  refusal: { code, message: said.en, messageCy: said.cy, path },
});
