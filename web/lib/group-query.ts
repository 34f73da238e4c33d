import { queryOptions } from '@tanstack/react-query';
import { getGroup } from '../../client/muster.ts';
import { api, ask } from './api.ts';

/** A group as its reader sees it, with what they may do there. */
export const groupQuery = (id: string) =>
  queryOptions({
    queryKey: ['groups', id],
    queryFn: ({ signal }) => ask(getGroup({ client: api, path: { id }, signal })),
  });
