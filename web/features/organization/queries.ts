import { queryOptions } from '@tanstack/react-query';
import { getOwnOrganization } from '../../../client/muster.ts';
import { api, ask } from '../../lib/api.ts';

export const organizationQuery = queryOptions({
  queryKey: ['organization'],
  queryFn: ({ signal }) => ask(getOwnOrganization({ client: api, signal })),
});
