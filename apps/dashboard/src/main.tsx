import './first-question.js';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { answerCache } from './api/use-answer.js';
import { startLanguage } from './i18n/language.js';
import { router } from './router.js';
import './styles/index.css';

const toTheDoor = (): void => {
  const { pathname, href } = router.state.location;
  if (pathname !== '/sign-in') void router.navigate({ to: '/sign-in', search: { next: href, asOf: undefined } });
};

const element = document.getElementById('root');
if (element === null) throw new Error('The page has no element to draw in.');

// No await at the top: the Welsh words share a file with this module, and would wait for it to end.
const start = async (): Promise<void> => {
  await startLanguage();
  createRoot(element).render(
    <StrictMode>
      <QueryClientProvider client={answerCache(toTheDoor)}>
        <RouterProvider router={router} />
      </QueryClientProvider>
    </StrictMode>,
  );
};

void start();
