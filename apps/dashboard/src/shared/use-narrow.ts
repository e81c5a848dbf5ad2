import { useSyncExternalStore } from 'react';

const narrow = window.matchMedia('(max-width: 699px)');

const listen = (changed: () => void): (() => void) => {
  narrow.addEventListener('change', changed);
  return () => narrow.removeEventListener('change', changed);
};

/** True where a table of schools by policies has no room. */
export const useNarrow = (): boolean => useSyncExternalStore(listen, () => narrow.matches);
