/** A zero character and half a surrogate pair: files hold them by accident, and no JSON text in the log may. */
const UNSTORABLE = /\u0000|\p{Surrogate}/gu;

/** A text without what cannot be stored. */
export const storableText = (text: string): string => text.replace(UNSTORABLE, '');

/** A value of JSON with every text in it made storable. */
export const storable = <Value>(value: Value): Value =>
  JSON.parse(JSON.stringify(value), (_, part: unknown) =>
    typeof part === 'string' ? storableText(part) : part,
  ) as Value;
