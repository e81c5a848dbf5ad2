import { useEffect } from 'react';

const AGAIN_MS = 1_000;

/** Asks again every second as long as something goes on, and not in a tab that nobody sees. */
export const useProgress = (goesOn: boolean, answer: unknown, refetch: () => unknown): void => {
  useEffect(() => {
    if (!goesOn) return undefined;
    const timer = window.setTimeout(() => {
      if (document.visibilityState === 'visible') void refetch();
    }, AGAIN_MS);
    const onVisible = (): void => void refetch();
    document.addEventListener('visibilitychange', onVisible);
    return () => {
      window.clearTimeout(timer);
      document.removeEventListener('visibilitychange', onVisible);
    };
  }, [goesOn, answer, refetch]);
};
