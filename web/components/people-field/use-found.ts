import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { listContacts, listGroups } from '../../../client/muster.ts';
import { api, ask } from '../../lib/api.ts';
import { usePeopleFieldWords } from './words.ts';

/** A group or a contact that was picked. */
export interface Picked {
  kind: 'group' | 'contact';
  id: string;
  name: string;
  /** What tells it from others that are called alike. */
  about?: string;
}

/** So many are offered; who looks for others types more. */
const limit = 12;

/** As a group is called in chats: "@BookClub". */
export const handleOf = (name: string): string => `@${name.replaceAll(/\s+/g, '')}`;

/** What is offered for what is typed, once typing pauses: groups after "@", else contacts; not what is picked. */
export function useFound(typed: string, picked: readonly Picked[]) {
  const words = usePeopleFieldWords();
  const [text] = useDebouncedValue(typed.trim(), 250);
  const { data, isFetching, isPlaceholderData } = useQuery({
    queryKey: [text.startsWith('@') ? 'groups' : 'contacts', 'field', text],
    queryFn: async ({ signal }): Promise<Picked[]> => {
      if (!text.startsWith('@')) {
        const { items } = await ask(listContacts({ client: api, query: { limit, text }, signal }));
        return items.map(({ id, name, phone, email }) => ({
          ...{ kind: 'contact', id, name, about: phone ?? email ?? '' },
        }));
      }
      const search = text.slice(1).trim();
      const query = { limit, includeArchived: false, ...(search && { search }) };
      const { items } = await ask(listGroups({ client: api, query, signal }));
      return items.map(({ id, name, memberCount }) => ({
        ...{ kind: 'group', id, name, about: words.members(memberCount) },
      }));
    },
    enabled: text !== '',
    placeholderData: keepPreviousData,
  });
  const isSettled = text === typed.trim() && !isFetching && !isPlaceholderData;
  const ids = new Set(picked.map(({ id }) => id));
  // What was found for something else is not offered: Enter would pick it.
  const found = isSettled ? (data ?? []).filter(({ id }) => !ids.has(id)) : [];
  return { found, isFetching, isSettled };
}
