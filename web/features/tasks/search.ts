import * as z from 'zod/mini';
import { oneOf, part } from '../../lib/search.ts';

/** What the address of a group's tasks says: which are listed, and which one is looked at. */
export const tasksSearch = z.object({
  status: oneOf('open', 'done', 'cancelled'),
  task: part(z.uuid()),
});
