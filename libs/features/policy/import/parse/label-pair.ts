import type { LabelKind } from './labels.js';

/** A label and its value, wherever the document put the value. `line` is an index; `block` numbers runs that stand together. */
export interface LabelPair {
  readonly kind: LabelKind;
  readonly label: string;
  readonly value: string;
  readonly line: number;
  readonly block: number;
  /** The part of the document that the label, or the label of the approval above it, names. */
  readonly part?: string;
  /** The table it stands in. */
  readonly table?: number;
}
