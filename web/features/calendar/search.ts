import * as z from 'zod/mini';
import { day, oneOf, part } from '../../lib/search.ts';

export const kinds = ['events', 'tasks', 'automatic'] as const;

export type Kind = (typeof kinds)[number];

/** What the address of the calendar says: around which day, how, and of what. All kinds unless some are told. */
export const calendarSearch = z.object({
  day,
  view: oneOf('month', 'agenda'),
  kinds: part(z.array(z.enum(kinds))),
  groupId: part(z.uuid()),
});
