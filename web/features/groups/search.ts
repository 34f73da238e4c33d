import { z } from 'zod';

/** What the address of the list of groups says. */
export const groupsSearch = z.object({
  search: z.string().optional().catch(undefined),
  status: z.enum(['ACTIVE', 'ARCHIVED', 'INACTIVE']).optional().catch(undefined),
  sort: z.enum(['name', 'memberCount', 'createdAt', 'lastActivityAt']).optional().catch(undefined),
  order: z.enum(['asc', 'desc']).optional().catch(undefined),
  view: z.enum(['cards', 'table']).optional().catch(undefined),
});

/** What the address of a group's list of members says. */
export const membersSearch = z.object({
  text: z.string().optional().catch(undefined),
  role: z.enum(['ADMIN', 'MEMBER']).optional().catch(undefined),
  appointmentStatus: z
    .enum(['PENDING', 'CONFIRMED', 'CANCELLED', 'RESCHEDULED'])
    .optional()
    .catch(undefined),
  appointmentFrom: z.iso.date().optional().catch(undefined),
  appointmentTo: z.iso.date().optional().catch(undefined),
  sort: z.enum(['name', 'appointment', 'lastContact', 'joined']).optional().catch(undefined),
  order: z.enum(['asc', 'desc']).optional().catch(undefined),
});
