import { createRoute } from '@tanstack/react-router';
import { lazyScreen } from './api/lazy-screen.js';
import { root } from './root-route.js';
import { texts } from './search.js';
import type { Search } from './search.js';

/** What is kept, what keeps it longer, and what was erased. */
export const retention = createRoute({
  getParentRoute: () => root,
  path: '/retention',
  validateSearch: (search: Search) => texts(search, 'schoolId', 'state', 'after'),
  component: lazyScreen(() => import('./screens/retention/retention-screen.js'), 'RetentionScreen'),
});

/** What erasing would do. */
export const retentionPlan = createRoute({
  getParentRoute: () => root,
  path: '/retention/$kind/$subjectId',
  component: lazyScreen(() => import('./screens/retention/plan-screen.js'), 'PlanScreen'),
});

/** One erasure, and its certificate. */
export const retentionErasure = createRoute({
  getParentRoute: () => root,
  path: '/retention/erasures/$schoolId/$erasureId',
  component: lazyScreen(() => import('./screens/retention/erasure-screen.js'), 'ErasureScreen'),
});

/** One hold. */
export const retentionHold = createRoute({
  getParentRoute: () => root,
  path: '/retention/holds/$schoolId/$holdId',
  component: lazyScreen(() => import('./screens/retention/hold-screen.js'), 'HoldScreen'),
});
