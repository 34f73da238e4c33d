import { useDebouncedValue } from '@mantine/hooks';
import '@mantine/spotlight/styles.css';
import { Spotlight, type SpotlightActionGroupData, spotlight } from '@mantine/spotlight';
import { IconSearch, IconUser } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { listContacts, listGroups } from '../../../client/muster.ts';
import { api, ask } from '../../lib/api.ts';
import { useMay } from '../../lib/session.ts';
import { GroupMark } from '../group-mark.tsx';
import { usePlaces } from './places.ts';
import { useShellWords } from './words.ts';

/** So many of each kind are offered. */
const limit = 6;

export const openPalette = (): void => spotlight.open();

/** ⌘K: goes to a place, a group or a contact by a part of its name. */
export function CommandPalette() {
  const words = useShellWords();
  const places = usePlaces();
  const navigate = useNavigate();
  const [typed, setTyped] = useState('');
  const { groups, contacts } = useFound(typed);
  const actions: SpotlightActionGroupData[] = [
    {
      group: words.places,
      actions: places
        .filter(({ label }) => label.toLowerCase().includes(typed.trim().toLowerCase()))
        .map(({ to, label, Icon }) => ({
          id: to,
          label,
          leftSection: <Icon size={20} />,
          onClick: () => void navigate({ to }),
        })),
    },
    {
      group: words.groups,
      actions: groups.map((group) => ({
        id: group.id,
        label: group.name,
        leftSection: <GroupMark group={group} size={24} />,
        onClick: () =>
          void navigate({ to: '/groups/$groupId/members', params: { groupId: group.id } }),
      })),
    },
    {
      group: words.people,
      actions: contacts.map(({ id, name, phone }) => ({
        id,
        label: name,
        ...(phone && { description: phone }),
        leftSection: <IconUser size={20} />,
        onClick: () => void navigate({ to: '/contacts/$contactId', params: { contactId: id } }),
      })),
    },
  ].filter(({ actions }) => actions.length > 0);
  return (
    <Spotlight
      actions={actions}
      query={typed}
      onQueryChange={setTyped}
      // What was found is shown: the service has compared, and better.
      filter={(_, found) => found}
      nothingFound={words.nothing}
      shortcut={['mod + K', '/']}
      searchProps={{
        placeholder: words.search,
        'aria-label': words.search,
        leftSection: <IconSearch size={20} />,
      }}
    />
  );
}

function useFound(typed: string) {
  const may = useMay();
  const [text] = useDebouncedValue(typed.trim(), 200);
  const options = { enabled: text !== '', placeholderData: keepPreviousData };
  const groups = useQuery({
    queryKey: ['groups', 'palette', text],
    queryFn: ({ signal }) =>
      ask(listGroups({ client: api, query: { search: text, limit }, signal })),
    ...options,
  });
  const contacts = useQuery({
    queryKey: ['contacts', 'palette', text],
    queryFn: ({ signal }) => ask(listContacts({ client: api, query: { text, limit }, signal })),
    ...options,
    enabled: options.enabled && may('seeContacts'),
  });
  return text === ''
    ? { groups: [], contacts: [] }
    : { groups: groups.data?.items ?? [], contacts: contacts.data?.items ?? [] };
}
