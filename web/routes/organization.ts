import { createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router';
import { auditSearch } from '../features/audit/search.ts';
import { outboxSearch } from '../features/outbox/search.ts';
import { sessionQuery } from '../lib/session.ts';
import { appRoute } from './app.ts';

const organizationRoute = createRoute({
  getParentRoute: () => appRoute,
  path: '/organization',
  component: lazyRouteComponent(
    () => import('../features/organization/organization-page.tsx'),
    'OrganizationPage',
  ),
});

const parent = () => organizationRoute;

const indexRoute = createRoute({
  getParentRoute: parent,
  path: '/',
  async beforeLoad({ context: { queryClient } }) {
    const { may } = await queryClient.ensureQueryData(sessionQuery);
    // Who does not run it has their own sessions there.
    const to = may.includes('administer') ? '/organization/settings' : '/organization/sessions';
    throw redirect({ to, replace: true });
  },
});

const auditRoute = createRoute({
  getParentRoute: parent,
  path: 'audit',
  validateSearch: auditSearch,
  component: lazyRouteComponent(() => import('../features/audit/audit-tab.tsx'), 'AuditTab'),
});

const settingsRoute = createRoute({
  getParentRoute: parent,
  path: 'settings',
  component: lazyRouteComponent(
    () => import('../features/organization/organization-settings-tab.tsx'),
    'OrganizationSettingsTab',
  ),
});

const usersRoute = createRoute({
  getParentRoute: parent,
  path: 'users',
  component: lazyRouteComponent(() => import('../features/users/users-tab.tsx'), 'UsersTab'),
});

const keysRoute = createRoute({
  getParentRoute: parent,
  path: 'keys',
  component: lazyRouteComponent(() => import('../features/users/keys-tab.tsx'), 'KeysTab'),
});

const sessionsRoute = createRoute({
  getParentRoute: parent,
  path: 'sessions',
  component: lazyRouteComponent(
    () => import('../features/sessions/sessions-tab.tsx'),
    'SessionsTab',
  ),
});

const accountsRoute = createRoute({
  getParentRoute: parent,
  path: 'accounts',
  component: lazyRouteComponent(
    () => import('../features/accounts/accounts-tab.tsx'),
    'AccountsTab',
  ),
});

const outboxRoute = createRoute({
  getParentRoute: parent,
  path: 'outbox',
  validateSearch: outboxSearch,
  component: lazyRouteComponent(() => import('../features/outbox/outbox-tab.tsx'), 'OutboxTab'),
});

export const organizationRoutes = organizationRoute.addChildren([
  indexRoute,
  settingsRoute,
  usersRoute,
  keysRoute,
  sessionsRoute,
  accountsRoute,
  outboxRoute,
  auditRoute,
]);
