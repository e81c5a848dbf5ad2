import { useRouterState } from '@tanstack/react-router';
import { useEffect } from 'react';

/**
 * Goes to the section or the finding that the address names, once it is there: it is drawn after its answer has come,
 * which is later than the router looks. What is gone to is read out, and the Tab key goes on from it.
 */
export const useHashPlace = (): void => {
  const hash = useRouterState({ select: ({ location }) => location.hash });
  useEffect(() => {
    const place = hash === '' ? null : document.getElementById(hash);
    place?.scrollIntoView({ block: 'start' });
    place?.focus({ preventScroll: true });
  }, [hash]);
};
