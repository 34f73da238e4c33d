import * as z from 'zod/mini';
import { oneOf, typed } from '../../lib/search.ts';

/** What the address of the list of groups says. */
export const groupsSearch = z.object({
  search: typed,
  status: oneOf('ACTIVE', 'ARCHIVED', 'INACTIVE'),
  sort: oneOf('name', 'memberCount', 'createdAt', 'lastActivityAt', 'score'),
  order: oneOf('asc', 'desc'),
  view: oneOf('cards', 'table'),
  /** The open dialog that makes a group, and from what. */
  create: oneOf('blank', 'templates', 'suggestions'),
});

export type GroupsSearch = z.infer<typeof groupsSearch>;
export type GroupSort = NonNullable<GroupsSearch['sort']>;
