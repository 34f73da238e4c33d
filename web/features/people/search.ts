import * as z from 'zod/mini';
import { day, oneOf, part, typed } from '../../lib/search.ts';

/** What the address of the list of contacts says. */
export const contactsSearch = z.object({
  text: typed,
  groupIds: part(z.array(z.uuid())),
  match: oneOf('or', 'and', 'not', 'ungrouped'),
  role: oneOf('ADMIN', 'MEMBER'),
  status: oneOf('PENDING', 'CONFIRMED', 'CANCELLED', 'RESCHEDULED'),
  /** Days of appointments, both included. */
  from: day,
  to: day,
  view: oneOf('deleted'),
});

export type ContactsSearch = z.infer<typeof contactsSearch>;
