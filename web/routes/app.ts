import { createRoute, redirect } from '@tanstack/react-router';
import { Shell } from '../components/shell/shell.tsx';
import { ProblemError } from '../lib/problem-error.ts';
import { sessionQuery } from '../lib/session.ts';
import { rootRoute } from './root.ts';

/** All that is for who is signed in; others are sent to sign in, and come back to where they wanted to be. */
export const appRoute = createRoute({
  getParentRoute: () => rootRoute,
  id: 'app',
  component: Shell,
  async beforeLoad({ context: { queryClient }, location }) {
    try {
      await queryClient.ensureQueryData(sessionQuery);
    } catch (error) {
      if (!(error instanceof ProblemError && error.status === 401)) throw error;
      throw redirect({ to: '/sign-in', search: { to: location.pathname + location.searchStr } });
    }
  },
});
