import { queryOptions } from '@tanstack/react-query';
import { listGroupMessages, listLinks, listMembers } from '../../../client/muster.ts';
import { useConversation } from '../../components/chat/use-conversation.ts';
import { api, ask } from '../../lib/api.ts';

/** Whether the group has a chat, in which what is sent to it is said. */
export const linksQuery = (groupId: string) =>
  queryOptions({
    queryKey: ['groups', groupId, 'links'],
    queryFn: ({ signal }) =>
      ask(listLinks({ client: api, query: { groupId, limit: 100 }, signal })),
  });

/** What members are called, by the digits of their phones: so a message mentions them. */
export const namesQuery = (groupId: string) =>
  queryOptions({
    queryKey: ['groups', groupId, 'members', 'names'],
    queryFn: ({ signal }) =>
      ask(listMembers({ client: api, path: { id: groupId }, query: { limit: 100 }, signal })),
    select: ({ items }) =>
      new Map(
        items.flatMap(({ name, phone }) =>
          phone ? [[phone.replace('+', ''), name] as const] : [],
        ),
      ),
    staleTime: 60_000,
  });

export function useGroupMessages(groupId: string, enabled: boolean) {
  return useConversation({
    queryKey: ['groups', groupId, 'messages'],
    ask: (cursor, signal) =>
      ask(
        listGroupMessages({
          client: api,
          path: { id: groupId },
          query: { limit: 50, ...(cursor && { cursor }) },
          signal,
        }),
      ),
    enabled,
  });
}
