import * as z from 'zod/mini';
import { oneOf, part, typed } from '../../lib/search.ts';

/** What the address of the list of contacts says. */
export const contactsSearch = z.object({
  text: typed,
  groupIds: part(z.array(z.uuid())),
  match: oneOf('or', 'and', 'not', 'ungrouped'),
});
