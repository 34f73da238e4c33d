import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { contactsSearch } from '../features/people/search.ts';
import { appRoute } from './app.ts';

export const contactsRoute = createRoute({
  getParentRoute: () => appRoute,
  path: '/contacts',
  validateSearch: contactsSearch,
  component: lazyRouteComponent(
    () => import('../features/people/contacts-page.tsx'),
    'ContactsPage',
  ),
});

export const importRoute = createRoute({
  getParentRoute: () => appRoute,
  path: '/contacts/import',
  component: lazyRouteComponent(() => import('../features/import/import-page.tsx'), 'ImportPage'),
});

export const contactRoute = createRoute({
  getParentRoute: () => appRoute,
  path: '/contacts/$contactId',
  component: lazyRouteComponent(() => import('../features/people/contact-page.tsx'), 'ContactPage'),
});
