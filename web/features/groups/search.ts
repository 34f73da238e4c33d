import * as z from 'zod/mini';
import { oneOf, typed } from '../../lib/search.ts';

/** What the address of the list of groups says. */
export const groupsSearch = z.object({
  search: typed,
  status: oneOf('ACTIVE', 'ARCHIVED', 'INACTIVE'),
  sort: oneOf('name', 'memberCount', 'createdAt', 'lastActivityAt'),
  order: oneOf('asc', 'desc'),
  view: oneOf('cards', 'table'),
});
