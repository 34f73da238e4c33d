import { type QueryKey, useInfiniteQuery } from '@tanstack/react-query';
import { useMemo } from 'react';

/** One page of a list by keyset, with what else it tells of the whole. */
type PageOf<Entry, Whole> = { items: Entry[]; nextCursor: string | null } & Whole;

interface PagesOptions<Entry, Whole> {
  queryKey: QueryKey;
  /** Asks for the page after a cursor. */
  ask: (cursor: string | undefined, signal: AbortSignal) => Promise<PageOf<Entry, Whole>>;
  enabled?: boolean;
  /** In milliseconds: so often all that was read is read again. */
  refetchInterval?: number | false;
  /** For so long, in milliseconds, what was read is good. */
  staleTime?: number;
}

/** A list that is read on as it is looked at. `first` is its first page, which tells of the whole. */
export function usePages<Entry, Whole>({ queryKey, ask, ...options }: PagesOptions<Entry, Whole>) {
  const query = useInfiniteQuery({
    queryKey,
    queryFn: ({ pageParam, signal }) => ask(pageParam, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
    ...options,
  });
  const { data } = query;
  const entries = useMemo(() => data?.pages.flatMap((page) => page.items) ?? [], [data]);
  return { ...query, first: data?.pages[0], entries };
}
