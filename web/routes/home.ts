import { createRoute, redirect } from '@tanstack/react-router';
import { appRoute } from './app.ts';

export const homeRoute = createRoute({
  getParentRoute: () => appRoute,
  path: '/',
  beforeLoad() {
    throw redirect({ to: '/groups', replace: true });
  },
});
