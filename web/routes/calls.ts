import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { campaignSearch, campaignsSearch, newCampaignSearch } from '../features/calls/search.ts';
import { appRoute } from './app.ts';

export const callsRoute = createRoute({
  getParentRoute: () => appRoute,
  path: '/calls',
  validateSearch: campaignsSearch,
  component: lazyRouteComponent(
    () => import('../features/calls/campaigns-page.tsx'),
    'CampaignsPage',
  ),
});

/** Who, when, what, and what comes of it: the steps before a campaign begins. */
export const newCampaignRoute = createRoute({
  getParentRoute: () => appRoute,
  path: '/calls/new',
  validateSearch: newCampaignSearch,
  component: lazyRouteComponent(
    () => import('../features/calls/new-campaign-page.tsx'),
    'NewCampaignPage',
  ),
});

export const campaignRoute = createRoute({
  getParentRoute: () => appRoute,
  path: '/calls/$campaignId',
  validateSearch: campaignSearch,
  component: lazyRouteComponent(
    () => import('../features/calls/campaign-page.tsx'),
    'CampaignPage',
  ),
});
