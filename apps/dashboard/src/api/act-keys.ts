import { useState } from 'react';
import { freshKey } from './mutate.js';

/** The keys of acts whose answer may be lost on the way. */
export interface ActKeys {
  /** The key of an act: the same one each time, until the act is known to be done. */
  readonly keyOf: (act?: string) => string;
  /** The act was carried out: asked for once more, it is another one. Without an act, all of them were. */
  readonly done: (act?: string) => void;
}

/** Keys by what is asked for, each made when it is asked for first. */
export const actKeys = (make: () => string = freshKey): ActKeys => {
  const keys = new Map<string, string>();
  return {
    keyOf: (act = '') => {
      const key = keys.get(act) ?? make();
      keys.set(act, key);
      return key;
    },
    done: (act) => {
      if (act === undefined) keys.clear();
      else keys.delete(act);
    },
  };
};

/**
 * The keys of a button, or of the many of a list. Pressed again after a lost answer it repeats what it asked for, and
 * the server answers as the first time; after one that arrived it asks anew.
 */
export const useActKeys = (): ActKeys => useState(() => actKeys())[0];
