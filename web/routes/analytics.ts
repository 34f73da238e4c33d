import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { analyticsSearch } from '../features/analytics/search.ts';
import { appRoute } from './app.ts';

export const analyticsRoute = createRoute({
  getParentRoute: () => appRoute,
  path: '/analytics',
  validateSearch: analyticsSearch,
  component: lazyRouteComponent(
    () => import('../features/analytics/analytics-page.tsx'),
    'AnalyticsPage',
  ),
});
