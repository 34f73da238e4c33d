import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { simulatorSearch } from '../features/simulator/search.ts';
import { appRoute } from './app.ts';

export const simulatorRoute = createRoute({
  getParentRoute: () => appRoute,
  path: '/simulator',
  validateSearch: simulatorSearch,
  component: lazyRouteComponent(
    () => import('../features/simulator/simulator-page.tsx'),
    'SimulatorPage',
  ),
});
