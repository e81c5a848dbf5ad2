import { useEffect } from 'react';
import { messages } from './messages.js';

/** Names the browser's tab. */
export const useTitle = (page: string): void => {
  useEffect(() => {
    document.title = messages.title({ page });
  }, [page]);
};
