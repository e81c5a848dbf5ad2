import type { AnyProjection } from '#platform/projection/row-fold.js';

/** A read model and the feature that it belongs to; the name of a feature is a noun: `policy`. */
export interface ReadModel {
  readonly group: string;
  readonly projection: AnyProjection;
}

/** Injection token of `ReadModel[]`: all of the installation, in the order in which they are made anew. */
export const READ_MODELS = Symbol('ReadModels');
