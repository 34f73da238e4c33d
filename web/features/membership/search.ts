import * as z from 'zod/mini';
import { day, oneOf, typed } from '../../lib/search.ts';

/** What the address of a group's list of members says. */
export const membersSearch = z.object({
  text: typed,
  role: oneOf('ADMIN', 'MEMBER'),
  appointmentStatus: oneOf('PENDING', 'CONFIRMED', 'CANCELLED', 'RESCHEDULED'),
  appointmentFrom: day,
  appointmentTo: day,
  sort: oneOf('name', 'appointment', 'lastContact', 'joined'),
  order: oneOf('asc', 'desc'),
});
