import { queryOptions } from '@tanstack/react-query';
import {
  getEvent,
  listAuditEntries,
  listChats,
  listContacts,
  listParticipants,
  listSimulatedMessages,
  listTaskChildren,
  listTasks,
} from '../../../client/muster.ts';
import { useConversation } from '../../components/chat/use-conversation.ts';
import { api, ask } from '../../lib/api.ts';
import { ProblemError } from '../../lib/problem-error.ts';

/** So often what was changed is looked at again, in milliseconds, while the page is in sight. */
const refetchInterval = 5_000;

export const chatsQuery = queryOptions({
  queryKey: ['chats', 'simulator'],
  queryFn: ({ signal }) => ask(listChats({ client: api, query: { limit: 100 }, signal })),
});

/** People who can be played: those with a phone. */
export const peopleQuery = (text: string) =>
  queryOptions({
    queryKey: ['contacts', 'simulator', text],
    queryFn: ({ signal }) =>
      ask(listContacts({ client: api, query: { limit: 100, ...(text && { text }) }, signal })),
    select: ({ items }) =>
      items.flatMap(({ id, name, phone }) => (phone ? [{ id, name, phone }] : [])),
  });

export function useSimulatedChat(chat: string) {
  return useConversation({
    queryKey: ['messages', 'simulated', chat],
    async ask(cursor, signal) {
      try {
        const query = { limit: 50, ...(cursor && { cursor }) };
        return await ask(listSimulatedMessages({ client: api, path: { chat }, query, signal }));
      } catch (error) {
        // A chat is made when something is said in it for the first time.
        if (!(error instanceof ProblemError && error.status === 404)) throw error;
        return { items: [], nextCursor: null };
      }
    },
    enabled: chat !== '',
  });
}

export const changesQuery = queryOptions({
  queryKey: ['audit', 'simulator'],
  queryFn: ({ signal }) => ask(listAuditEntries({ client: api, query: { limit: 30 }, signal })),
  select: ({ items }) => items,
  refetchInterval,
});

/** So many copies of a task, and people of an event, are shown. */
export const mostShown = 12;

/** A task by its number, with whose copies it has; undefined where it is out of sight. */
export const taskQuery = (number: number) =>
  queryOptions({
    queryKey: ['tasks', 'simulator', number],
    async queryFn({ signal }) {
      const query = { number, status: 'all', limit: 1 } as const;
      const task = (await ask(listTasks({ client: api, query, signal }))).items[0];
      if (!task) return null;
      const path = { id: task.id };
      const copies = await ask(
        listTaskChildren({ client: api, path, query: { limit: mostShown }, signal }),
      );
      return { task, copies };
    },
    refetchInterval,
  });

export const eventQuery = (id: string) =>
  queryOptions({
    queryKey: ['events', id, 'simulator'],
    async queryFn({ signal }) {
      const path = { id };
      const [event, people] = await Promise.all([
        ask(getEvent({ client: api, path, signal })),
        ask(listParticipants({ client: api, path, query: { limit: mostShown }, signal })),
      ]);
      return { event, people };
    },
    refetchInterval,
  });
