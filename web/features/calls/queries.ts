import { queryOptions, useQuery } from '@tanstack/react-query';
import {
  getCampaign,
  type ListCampaignCallsData,
  type ListCampaignsData,
  listCampaignCalls,
  listCampaigns,
  listGroups,
  type NewCampaign,
  previewCampaign,
} from '../../../client/muster.ts';
import { api, ask } from '../../lib/api.ts';
import { askAll, longestPage } from '../../lib/ask-all.ts';
import { useMay } from '../../lib/session.ts';
import { usePages } from '../../lib/use-pages.ts';

type CampaignFilter = Pick<NonNullable<ListCampaignsData['query']>, 'status' | 'groupId'>;
type CallFilter = Pick<NonNullable<ListCampaignCallsData['query']>, 'status' | 'outcome'>;

/** A list that nobody watches by events is looked at so often, in milliseconds, while one of it is under way. */
const lookEveryMs = 10_000;

export function useCampaigns(filter: CampaignFilter) {
  return usePages({
    queryKey: ['campaigns', 'list', filter],
    ask: (cursor, signal) =>
      ask(listCampaigns({ client: api, query: { ...filter, cursor }, signal })),
    refetchInterval: lookEveryMs,
  });
}

export const campaignQuery = (id: string) =>
  queryOptions({
    queryKey: ['campaigns', id],
    queryFn: ({ signal }) => ask(getCampaign({ client: api, path: { id }, signal })),
  });

/** The beginning of the keys of what is told of a campaign's people. */
export const callsKey = (id: string) => ['campaigns', id, 'calls'] as const;

export function useCalls(id: string, filter: CallFilter) {
  return usePages({
    queryKey: [...callsKey(id), filter],
    ask: (cursor, signal) =>
      ask(
        listCampaignCalls({
          client: api,
          path: { id },
          query: { ...filter, cursor, limit: longestPage },
          signal,
        }),
      ),
  });
}

/** What a campaign would do. Never an older answer: it depends on the hour. */
export const previewQuery = (body: NewCampaign) =>
  queryOptions({
    queryKey: ['campaigns', 'preview', body],
    queryFn: ({ signal }) => ask(previewCampaign({ client: api, body, signal })),
    staleTime: 0,
    gcTime: 0,
  });

/** Whether the reader may have anybody called: an ADMIN, and whoever leads a group. Undefined until it is known. */
export function useMayCall(): boolean | undefined {
  const isAdmin = useMay()('administer');
  const { data } = useQuery({
    queryKey: ['groups', 'led'],
    queryFn: ({ signal }) =>
      ask(
        listGroups({
          client: api,
          query: { led: true, includeArchived: false, limit: 1 },
          signal,
        }),
      ),
    enabled: !isAdmin,
  });
  return isAdmin || (data && data.items.length > 0);
}

/** As many as a campaign calls. */
const mostCalled = 1000;

/** What becomes of somebody who was not reached, and may be called again. */
const unreached = ['NO_ANSWER', 'BUSY', 'VOICEMAIL', 'FAILED'] as const;

/** The people of a campaign who were not reached. */
export async function fetchUnreached(id: string, signal: AbortSignal) {
  const lists = await Promise.all(
    unreached.map((outcome) =>
      askAll((cursor) => {
        const query = { outcome, cursor, limit: longestPage };
        return ask(listCampaignCalls({ client: api, path: { id }, query, signal }));
      }, mostCalled),
    ),
  );
  return lists.flatMap(({ entries }) => entries.map(({ contact }) => contact));
}
