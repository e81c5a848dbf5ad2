/** A line that is a heading. `line` is an index; `depth` comes from the printed number. */
export interface Heading {
  readonly line: number;
  readonly number: string | null;
  readonly text: string;
  readonly depth: number | null;
  readonly part: 'body' | 'appendix';
  readonly styleLevel: number | null;
  /** A letter or a Roman number in plain print: a heading only in a run of such. */
  readonly loose?: boolean;
}
