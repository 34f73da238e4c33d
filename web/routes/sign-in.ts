import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { z } from 'zod';
import { rootRoute } from './root.ts';

export const signInRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/sign-in',
  // Only a place in this console: an address of elsewhere would lead there who has just signed in.
  validateSearch: z.object({
    to: z
      .string()
      .regex(/^\/(?!\/|\\)/)
      .optional()
      .catch(undefined),
  }),
  component: lazyRouteComponent(
    () => import('../features/sessions/sign-in-page.tsx'),
    'SignInPage',
  ),
});
