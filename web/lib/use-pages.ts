import { type QueryKey, useInfiniteQuery } from '@tanstack/react-query';
import { useMemo } from 'react';

/** One page of a list by keyset. */
export interface PageOf<Entry> {
  items: Entry[];
  nextCursor: string | null;
}

interface PagesOptions<Page> {
  queryKey: QueryKey;
  /** Asks for the page after a cursor. */
  ask: (cursor: string | undefined, signal: AbortSignal) => Promise<Page>;
  enabled?: boolean;
  /** In milliseconds: so often all that was read is read again. */
  refetchInterval?: number | false;
}

/** A list that is read on as it is looked at. `first` is its first page, which tells of the whole. */
export function usePages<Page extends PageOf<unknown>>({
  queryKey,
  ask,
  ...options
}: PagesOptions<Page>) {
  const query = useInfiniteQuery({
    queryKey,
    queryFn: ({ pageParam, signal }) => ask(pageParam, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page: Page) => page.nextCursor ?? undefined,
    ...options,
  });
  const { data } = query;
  const entries = useMemo(
    () => data?.pages.flatMap((page) => page.items as Page['items']) ?? [],
    [data],
  );
  return { ...query, first: data?.pages[0], entries };
}
