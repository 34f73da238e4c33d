import * as z from 'zod/mini';
import { day, oneOf, part } from '../../lib/search.ts';

/** Which days figures are of. */
const period = {
  period: oneOf('week', 'month', 'days', 'own'),
  /** Of one's own period, its first and its last day. */
  from: day,
  to: day,
};

/** What the address of all figures says. */
export const analyticsSearch = z.object({
  ...period,
  /** The groups that are compared; all of them, where it is none. */
  groupIds: part(z.array(z.uuid()).check(z.maxLength(20))),
  sort: oneOf('name', 'members', 'answered', 'attended', 'tasks', 'messages', 'calls', 'score'),
  order: oneOf('asc', 'desc'),
  /** The group whose series is drawn. */
  trendOf: part(z.uuid()),
});

/** What the address of a group's figures says. */
export const groupFiguresSearch = z.object(period);

export type PeriodSearch = z.infer<typeof groupFiguresSearch>;
export type AnalyticsSearch = z.infer<typeof analyticsSearch>;
