import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { compareGroups, getGroupFigures, listGroupFigures } from '../../../client/muster.ts';
import { api, ask } from '../../lib/api.ts';
import { askAll, longestPage } from '../../lib/ask-all.ts';
import type { PeriodQuery } from './period.ts';

/** Groups that are shown side by side at most. */
const mostGroups = 1000;

/** The figures of all groups in sight, and what is said of all of them together. */
export const allFiguresQuery = (period: PeriodQuery) =>
  queryOptions({
    queryKey: ['groups', 'figures', period],
    queryFn: async ({ signal }) => {
      const read = (cursor?: string) => {
        const query = { ...period, cursor, limit: longestPage };
        return ask(listGroupFigures({ client: api, query, signal }));
      };
      // What is said of all together stands on each page.
      const first = await read();
      const { entries } = await askAll(
        (cursor) => (cursor === undefined ? Promise.resolve(first) : read(cursor)),
        mostGroups,
      );
      return { ...first, items: entries };
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
