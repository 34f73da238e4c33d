import { createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router';
import { groupFiguresSearch } from '../features/analytics/search.ts';
import { auditSearch } from '../features/audit/search.ts';
import { eventsSearch } from '../features/events/search.ts';
import { groupsSearch } from '../features/groups/search.ts';
import { membersSearch } from '../features/membership/search.ts';
import { tasksSearch } from '../features/tasks/search.ts';
import { appRoute } from './app.ts';

export const groupsRoute = createRoute({
  getParentRoute: () => appRoute,
  path: '/groups',
  validateSearch: groupsSearch,
  component: lazyRouteComponent(() => import('../features/groups/groups-page.tsx'), 'GroupsPage'),
});

/** A group: its head, and the tabs below it. */
const groupRoute = createRoute({
  getParentRoute: () => appRoute,
  path: '/groups/$groupId',
  component: lazyRouteComponent(() => import('../features/groups/group-page.tsx'), 'GroupPage'),
});

const parent = () => groupRoute;

const indexRoute = createRoute({
  getParentRoute: parent,
  path: '/',
  beforeLoad({ params }) {
    throw redirect({ to: '/groups/$groupId/members', params, replace: true });
  },
});

const membersRoute = createRoute({
  getParentRoute: parent,
  path: 'members',
  validateSearch: membersSearch,
  component: lazyRouteComponent(
    () => import('../features/membership/members-tab.tsx'),
    'MembersTab',
  ),
});

const tasksRoute = createRoute({
  getParentRoute: parent,
  path: 'tasks',
  validateSearch: tasksSearch,
  component: lazyRouteComponent(() => import('../features/tasks/tasks-tab.tsx'), 'TasksTab'),
});

const eventsRoute = createRoute({
  getParentRoute: parent,
  path: 'events',
  validateSearch: eventsSearch,
  component: lazyRouteComponent(() => import('../features/events/events-tab.tsx'), 'EventsTab'),
});

const messagesRoute = createRoute({
  getParentRoute: parent,
  path: 'messages',
  component: lazyRouteComponent(
    () => import('../features/messages/messages-tab.tsx'),
    'MessagesTab',
  ),
});

const analyticsRoute = createRoute({
  getParentRoute: parent,
  path: 'analytics',
  validateSearch: groupFiguresSearch,
  component: lazyRouteComponent(
    () => import('../features/analytics/analytics-tab.tsx'),
    'AnalyticsTab',
  ),
});

const activityRoute = createRoute({
  getParentRoute: parent,
  path: 'activity',
  validateSearch: auditSearch,
  component: lazyRouteComponent(() => import('../features/audit/activity-tab.tsx'), 'ActivityTab'),
});

const settingsRoute = createRoute({
  getParentRoute: parent,
  path: 'settings',
  component: lazyRouteComponent(() => import('../features/groups/settings-tab.tsx'), 'SettingsTab'),
});

export const groupRoutes = groupRoute.addChildren([
  indexRoute,
  membersRoute,
  tasksRoute,
  eventsRoute,
  messagesRoute,
  analyticsRoute,
  activityRoute,
  settingsRoute,
]);
