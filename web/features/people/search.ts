import { z } from 'zod';

/** What the address of the list of contacts says. */
export const contactsSearch = z.object({
  text: z.string().optional().catch(undefined),
  groupIds: z.array(z.uuid()).optional().catch(undefined),
  match: z.enum(['or', 'and', 'not', 'ungrouped']).optional().catch(undefined),
});
