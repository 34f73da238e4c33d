import * as z from 'zod/mini';
import { oneOf, part } from '../../lib/search.ts';

/** What the address of a group's events says: which are listed, and which one is looked at. */
export const eventsSearch = z.object({
  when: oneOf('coming', 'over'),
  event: part(z.uuid()),
});
