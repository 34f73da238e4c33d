import { useQuery } from '@tanstack/react-query';
import { getAccount, getAccountQr, listAccounts } from '../../../client/muster.ts';
import { api, ask } from '../../lib/api.ts';

/** An organization has a few numbers at most. */
export function useAccounts() {
  return useQuery({
    queryKey: ['accounts'],
    queryFn: ({ signal }) => ask(listAccounts({ client: api, query: { limit: 100 }, signal })),
    select: ({ items }) => items.filter(({ transport }) => transport === 'whatsapp'),
  });
}

/** Milliseconds between two looks at an account: a code to scan holds about 20 seconds. */
const lookMs = 2000;

/** How an account is by now; looked at again and again while the page is in front of somebody. */
export function useAccount(id: string) {
  return useQuery({
    queryKey: ['accounts', id],
    queryFn: ({ signal }) => ask(getAccount({ client: api, path: { id }, signal })),
    refetchInterval: lookMs,
  });
}

/** The picture of a code, drawn anew for another code. */
export function useQrPicture(id: string, qr: string) {
  return useQuery({
    queryKey: ['accounts', id, 'qr', qr],
    async queryFn({ signal }) {
      const picture = await ask(getAccountQr({ client: api, path: { id }, signal }));
      return `data:image/svg+xml,${encodeURIComponent(await picture.text())}`;
    },
    staleTime: Number.POSITIVE_INFINITY,
  });
}
