import { createRootRoute, retainSearchParams, useRouter } from '@tanstack/react-router';
import { texts } from './search.js';
import type { Search } from './search.js';
import { Layout } from './shared/layout.js';
import { Failure, NotFound } from './shared/states.js';

/** A screen that fails while it is drawn; header and pages stay where they are. */
export const ScreenFailure = ({ error }: { error: unknown }) => {
  const { invalidate } = useRouter();
  return <Failure error={error instanceof Error ? error : new Error(String(error))} retry={() => invalidate()} />;
};

/** What every page stands in. */
export const root = createRootRoute({
  validateSearch: (search: Search): { asOf?: string | undefined } => texts(search, 'asOf'),
  // Every link keeps the date that the reader looks at.
  search: { middlewares: [retainSearchParams(['asOf'])] },
  component: Layout,
  notFoundComponent: NotFound,
  errorComponent: (props) => (
    <main>
      <ScreenFailure {...props} />
    </main>
  ),
});
