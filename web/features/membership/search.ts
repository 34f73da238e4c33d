import * as z from 'zod/mini';
import { day, oneOf, typed } from '../../lib/search.ts';

export const sorts = ['name', 'appointment', 'lastContact', 'joined'] as const;

/** What the address of a group's list of members says. */
export const membersSearch = z.object({
  text: typed,
  role: oneOf('ADMIN', 'MEMBER'),
  appointmentStatus: oneOf('PENDING', 'CONFIRMED', 'CANCELLED', 'RESCHEDULED'),
  appointmentFrom: day,
  appointmentTo: day,
  sort: oneOf(...sorts),
  order: oneOf('asc', 'desc'),
});

export type MembersSearch = z.infer<typeof membersSearch>;
export type MemberSort = (typeof sorts)[number];
