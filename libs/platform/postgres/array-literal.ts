type Plain = string | number | boolean | null;

/** An array literal of what needs no quotes: numbers, UUIDs, instants, NULL. pg's own way looks at each element twice. */
export const plainArray = (values: readonly Plain[]): string => {
  let text = '';
  for (const value of values) text += `,${value === null ? 'NULL' : String(value)}`;
  return `{${text.slice(1)}}`;
};

const SPECIAL = /["\\]/;
const escaped = (value: string): string => (SPECIAL.test(value) ? value.replace(/["\\]/g, '\\$&') : value);

/** An array literal of any texts; what is no text goes in as it is written, and null as NULL. */
export const textArray = (values: readonly Plain[]): string => {
  let text = '';
  for (const value of values) {
    if (typeof value === 'string') text += `,"${escaped(value)}"`;
    else text += `,${value === null ? 'NULL' : String(value)}`;
  }
  return `{${text.slice(1)}}`;
};
