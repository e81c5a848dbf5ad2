import { useEffect, useState } from 'react';
import { changeId, stepTo } from './compare-view.js';

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && ['INPUT', 'SELECT', 'TEXTAREA'].includes(target.tagName);

/** Goes from change to change, by button or by the keys n and p; the focus goes along. */
export const useWalk = (all: number): { readonly at: number; readonly step: (by: 1 | -1) => void } => {
  const [at, go] = useState(0);
  const step = (by: 1 | -1): void => {
    if (all === 0) return;
    const next = stepTo(at, by, all);
    go(next);
    const place = document.getElementById(changeId(next));
    place?.scrollIntoView({ block: 'start' });
    place?.focus({ preventScroll: true });
  };
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
      if (event.key === 'n') step(1);
      else if (event.key === 'p') step(-1);
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  });
  return { at, step };
};
