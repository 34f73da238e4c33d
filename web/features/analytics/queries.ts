import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import {
  compareGroups,
  entriesOf,
  type GroupFigures,
  getGroupFigures,
  listGroupFigures,
} from '../../../client/muster.ts';
import { api, ask } from '../../lib/api.ts';
import type { PeriodQuery } from './period.ts';

/** The figures of all groups in sight, and what is said of all of them together. */
export const allFiguresQuery = (period: PeriodQuery) =>
  queryOptions({
    queryKey: ['groups', 'figures', period],
    queryFn: async ({ signal }) => {
      const read = (page: { cursor?: string }) =>
        ask(listGroupFigures({ client: api, query: { ...period, ...page, limit: 100 }, signal }));
      const first = await read({});
      const rest: GroupFigures[] = [];
      if (first.nextCursor !== null) {
        const cursor = first.nextCursor;
        for await (const one of entriesOf(async (page) => ({
          data: await read({ cursor, ...page }),
        })))
          rest.push(one);
      }
      return { ...first, items: [...first.items, ...rest] };
    },
    placeholderData: keepPreviousData,
  });

/** Some groups side by side, and whom they share. */
export const comparisonQuery = (groupIds: string[], period: PeriodQuery) =>
  queryOptions({
    queryKey: ['groups', 'comparison', groupIds, period],
    queryFn: ({ signal }) =>
      ask(compareGroups({ client: api, query: { groupIds, ...period }, signal })),
    placeholderData: keepPreviousData,
  });

export const groupFiguresQuery = (id: string, period: PeriodQuery) =>
  queryOptions({
    queryKey: ['groups', id, 'figures', period],
    queryFn: ({ signal }) =>
      ask(getGroupFigures({ client: api, path: { id }, query: period, signal })),
    placeholderData: keepPreviousData,
  });
