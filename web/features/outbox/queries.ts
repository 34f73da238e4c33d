import { listOutbox, type OutboxStatus } from '../../../client/muster.ts';
import { api, ask } from '../../lib/api.ts';
import { usePages } from '../../lib/use-pages.ts';

/** So often it is looked at again, while the page is in sight. */
const refetchMs = 5_000;

export function useOutbox(status: OutboxStatus | undefined, enabled: boolean) {
  return usePages({
    queryKey: ['messages', 'outbox', status],
    ask: (cursor, signal) =>
      ask(
        listOutbox({
          client: api,
          query: { limit: 50, ...(status && { status }), ...(cursor && { cursor }) },
          signal,
        }),
      ),
    enabled,
    refetchInterval: refetchMs,
  });
}
