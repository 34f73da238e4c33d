import { queryOptions } from '@tanstack/react-query';
import {
  type Alarm,
  type Event,
  listEvents,
  listSchedule,
  listTasks,
  type Task,
} from '../../../client/muster.ts';
import { api, ask } from '../../lib/api.ts';
import { askAll, longestPage } from '../../lib/ask-all.ts';

/** Of each kind so many are shown in a span; what is beyond is told. */
const most = 1000;

/** From an instant to before another. */
export interface Span {
  from: string;
  to: string;
}

interface Wish extends Span {
  groupId: string | undefined;
}

const page = (cursor: string | undefined) => ({ limit: longestPage, cursor });

export const eventsQuery = ({ from, to, groupId }: Wish) =>
  queryOptions({
    queryKey: ['events', 'calendar', { from, to, groupId }],
    queryFn: ({ signal }) =>
      askAll<Event>((cursor) => {
        const query = { from, to, groupId, ...page(cursor) };
        return ask(listEvents({ client: api, query, signal }));
      }, most),
  });

/** The tasks that are due in a span, done ones too. */
export const tasksQuery = ({ from, to, groupId }: Wish) =>
  queryOptions({
    queryKey: ['tasks', 'calendar', { from, to, groupId }],
    queryFn: ({ signal }) =>
      askAll<Task>((cursor) => {
        const query = { dueFrom: from, dueTo: to, groupId, ...page(cursor) };
        return ask(listTasks({ client: api, query, signal }));
      }, most),
  });

/** What Muster will do by itself, for ADMINs. */
export const scheduleQuery = ({ from, to }: Span) =>
  queryOptions({
    queryKey: ['schedule', { from, to }],
    queryFn: ({ signal }) =>
      askAll<Alarm>(
        (cursor) =>
          ask(listSchedule({ client: api, query: { from, to, ...page(cursor) }, signal })),
        most,
      ),
  });
