import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import * as z from 'zod/mini';
import { part } from '../lib/search.ts';
import { rootRoute } from './root.ts';

export const signInRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/sign-in',
  // Only a place in this console: an address of elsewhere would lead there who has just signed in.
  validateSearch: z.object({ to: part(z.string().check(z.regex(/^\/(?![/\\])/))) }),
  component: lazyRouteComponent(
    () => import('../features/sessions/sign-in-page.tsx'),
    'SignInPage',
  ),
});
