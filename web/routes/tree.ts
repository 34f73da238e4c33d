import { analyticsRoute } from './analytics.ts';
import { appRoute } from './app.ts';
import { calendarRoute } from './calendar.ts';
import { callsRoute, campaignRoute, newCampaignRoute } from './calls.ts';
import { contactRoute, contactsRoute, importRoute } from './contacts.ts';
import { groupRoutes, groupsRoute } from './groups.ts';
import { homeRoute } from './home.ts';
import { organizationRoutes } from './organization.ts';
import { rootRoute } from './root.ts';
import { signInRoute } from './sign-in.ts';
import { simulatorRoute } from './simulator.ts';

/** All places of the console. A page is loaded when somebody goes there, or is about to. */
export const routeTree = rootRoute.addChildren([
  signInRoute,
  appRoute.addChildren([
    homeRoute,
    groupsRoute,
    groupRoutes,
    contactsRoute,
    importRoute,
    contactRoute,
    callsRoute,
    newCampaignRoute,
    campaignRoute,
    calendarRoute,
    analyticsRoute,
    organizationRoutes,
    simulatorRoute,
  ]),
]);
