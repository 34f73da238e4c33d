import type { ContactsOperation, GroupAction } from '../../../client/muster.ts';

/** By what people are found; the same as the list is asked by. */
export type BulkFilter = NonNullable<Extract<ContactsOperation, { filter: unknown }>['filter']>;

/** The group whose members they are. */
export interface BulkGroup {
  id: string;
  name: string;
  sensitive: boolean;
  may: readonly GroupAction[];
}

/** To whom something is to be done: to people by name, to all whom a filter finds, or to everybody in a group. */
export interface BulkTarget {
  whom: { contactIds?: string[]; filter?: BulkFilter };
  /** How many they are. */
  count: number;
  group?: BulkGroup | undefined;
}

/** The service does it to so many at once, or to nobody (docs/rules.md, Many at once). */
export const mostAtOnce = 1000;

/** A file has so many, where they are not named one by one. */
export const mostExported = 10_000;

/** So many are named in the address of a new campaign: servers take no longer ones. */
export const mostNamed = 200;

/** Whether they are all of their group. */
export const isEverybody = ({ whom }: BulkTarget) => !whom.contactIds && !whom.filter;
