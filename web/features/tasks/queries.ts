import { queryOptions } from '@tanstack/react-query';
import {
  getTask,
  listTaskChildren,
  listTasks,
  previewTask,
  type TaskStatus,
} from '../../../client/muster.ts';
import type { Picked } from '../../components/people-field/use-found.ts';
import { api, ask } from '../../lib/api.ts';
import { usePages } from '../../lib/use-pages.ts';

export type Filter = 'open' | 'done' | 'cancelled';

export function useTasks(groupId: string, status: Filter) {
  return usePages({
    queryKey: ['tasks', 'list', { groupId, status }],
    ask: (cursor, signal) =>
      ask(listTasks({ client: api, query: { groupId, status, limit: 30, cursor }, signal })),
  });
}

export const taskQuery = (id: string) =>
  queryOptions({
    queryKey: ['tasks', id],
    queryFn: ({ signal }) => ask(getTask({ client: api, path: { id }, signal })),
  });

export function useChildren(id: string, status: TaskStatus) {
  return usePages({
    queryKey: ['tasks', id, 'children', status],
    ask: (cursor, signal) =>
      ask(listTaskChildren({ client: api, path: { id }, query: { status, cursor }, signal })),
  });
}

/** Whom a task is for, as the API is told; null for nobody. */
export function targetOf(whom: readonly Picked[], except: readonly { id: string }[]) {
  const idsOf = (kind: Picked['kind']) =>
    whom.filter((one) => one.kind === kind).map(({ id }) => id);
  const [groupIds, contactIds] = [idsOf('group'), idsOf('contact')];
  const exceptIds = except.map(({ id }) => id);
  if (groupIds.length > 0) return { groupIds, contactIds, exceptIds };
  return contactIds.length > 0 ? { contactIds } : null;
}

export type Target = NonNullable<ReturnType<typeof targetOf>>;

/** How many would get a copy. The title says nothing of that, and may not be there yet. */
export const previewQuery = (target: Target | null, title: string) =>
  queryOptions({
    queryKey: ['tasks', 'preview', target],
    queryFn: ({ signal }) => ask(previewTask({ client: api, body: { title, ...target! }, signal })),
    enabled: target !== null,
    // Who is in a group may be another by now.
    staleTime: 0,
    gcTime: 0,
  });
