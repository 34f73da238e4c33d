import { type InfiniteData, type QueryKey, useQuery, useQueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import { usePages } from '../../lib/use-pages.ts';

/** So often the newest messages are asked for, in milliseconds, while the page is in sight. */
const pollMs = 4_000;

interface Said {
  id: string;
}

interface PageOf<Message> {
  items: Message[];
  nextCursor: string | null;
}

interface ConversationOptions<Message extends Said> {
  queryKey: QueryKey;
  /** Asks for the page after a cursor, newest first. */
  ask: (cursor: string | undefined, signal: AbortSignal) => Promise<PageOf<Message>>;
  enabled?: boolean;
}

/**
 * What was said in a chat, oldest first: older pages as they are asked for, and the newest again and again. A poll
 * reads one page, however many have been read.
 */
export function useConversation<Message extends Said>({
  queryKey,
  ask,
  enabled = true,
}: ConversationOptions<Message>) {
  const client = useQueryClient();
  const pagesKey = [...queryKey, 'read'];
  const { entries, ...pages } = usePages<Message, PageOf<Message>>({
    queryKey: pagesKey,
    ask,
    enabled,
    staleTime: Number.POSITIVE_INFINITY,
  });
  const { refetch: poll } = useQuery({
    queryKey: [...queryKey, 'newest'],
    async queryFn({ signal }) {
      const newest = await ask(undefined, signal);
      client.setQueryData<InfiniteData<PageOf<Message>>>(
        pagesKey,
        (read) => read && joinNewest(read, newest),
      );
      return newest.items[0]?.id ?? null;
    },
    enabled: enabled && pages.isSuccess,
    refetchInterval: pollMs,
  });
  const messages = useMemo(() => entries.toReversed(), [entries]);
  return { ...pages, messages, poll };
}

/** Puts the newest page before what was read: known messages as they are by now, and those that are new. */
function joinNewest<Message extends Said>(
  read: InfiniteData<PageOf<Message>>,
  newest: PageOf<Message>,
): InfiniteData<PageOf<Message>> {
  const known = new Set(read.pages.flatMap(({ items }) => items.map(({ id }) => id)));
  const added = newest.items.filter(({ id }) => !known.has(id));
  // More came than a page has: what lies between would be missing.
  const isGap = added.length === newest.items.length && known.size > 0 && added.length > 0;
  if (isGap || known.size === 0) return { pages: [newest], pageParams: [undefined] };
  const now = new Map(newest.items.map((message) => [message.id, message]));
  const pages = read.pages.map((page, index) => {
    const items = page.items.map((message) => now.get(message.id) ?? message);
    return { ...page, items: index === 0 ? [...added, ...items] : items };
  });
  return { ...read, pages };
}
