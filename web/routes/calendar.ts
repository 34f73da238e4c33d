import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { calendarSearch } from '../features/calendar/search.ts';
import { appRoute } from './app.ts';

export const calendarRoute = createRoute({
  getParentRoute: () => appRoute,
  path: '/calendar',
  validateSearch: calendarSearch,
  component: lazyRouteComponent(
    () => import('../features/calendar/calendar-page.tsx'),
    'CalendarPage',
  ),
});
