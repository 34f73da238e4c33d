import { useDebouncedValue } from '@mantine/hooks';
import { IconUser } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { listContacts, listGroups } from '../../../client/muster.ts';
import { api, ask } from '../../lib/api.ts';
import { useMay } from '../../lib/session.ts';
import { GroupMark } from '../group-mark.tsx';
import { usePlaces } from './places.ts';
import { useShellWords } from './words.ts';

/** Something to go to. */
export interface Finding {
  id: string;
  label: string;
  description?: string;
  mark: ReactNode;
  go: () => void;
}

/** So many of each kind are offered. */
const limit = 6;

/** After so many milliseconds without a key the service is asked. */
const pause = 200;

/** Places, groups and contacts by a part of their name. */
export function useFindings(typed: string) {
  const words = useShellWords();
  const navigate = useNavigate();
  const { groups, contacts, isSearching } = useFound(typed.trim());
  const places = usePlaces().filter(({ label }) => says(label, typed.trim()));
  const sections: { title: string; findings: Finding[] }[] = [
    {
      title: words.places,
      findings: places.map(({ to, label, Icon }) => ({
        ...{ id: to, label, mark: <Icon size={20} /> },
        go: () => void navigate({ to }),
      })),
    },
    {
      title: words.groups,
      findings: groups.map((group) => ({
        ...{ id: group.id, label: group.name, mark: <GroupMark group={group} size={24} /> },
        go: () => void navigate({ to: '/groups/$groupId/members', params: { groupId: group.id } }),
      })),
    },
    {
      title: words.people,
      findings: contacts.map(({ id, name, phone }) => ({
        ...{ id, label: name, ...(phone && { description: phone }), mark: <IconUser size={20} /> },
        go: () => void navigate({ to: '/contacts/$contactId', params: { contactId: id } }),
      })),
    },
  ];
  return { sections: sections.filter(({ findings }) => findings.length > 0), isSearching };
}

function useFound(typed: string) {
  const may = useMay();
  const [settled] = useDebouncedValue(typed, pause);
  // What was emptied is so at once.
  const text = typed === '' ? '' : settled;
  const options = { enabled: text !== '', placeholderData: keepPreviousData };
  const groups = useQuery({
    queryKey: ['groups', 'found', text],
    queryFn: ({ signal }) =>
      ask(listGroups({ client: api, query: { search: text, limit }, signal })),
    ...options,
  });
  const contacts = useQuery({
    queryKey: ['contacts', 'found', text],
    queryFn: ({ signal }) => ask(listContacts({ client: api, query: { text, limit }, signal })),
    ...options,
    enabled: options.enabled && may('seeContacts'),
  });
  const isAnswerTo = (query: { isPlaceholderData: boolean }) =>
    text === typed && !query.isPlaceholderData;
  // Of the answer to an earlier text only what fits this one too: the next key may be Enter.
  const fitting = <One extends { name: string }>(query: {
    data?: { items: One[] };
    isPlaceholderData: boolean;
  }) => {
    const items = text === '' ? [] : (query.data?.items ?? []);
    return isAnswerTo(query) ? items : items.filter(({ name }) => says(name, typed));
  };
  return {
    groups: fitting(groups),
    contacts: fitting(contacts),
    isSearching: text !== typed || groups.isFetching || contacts.isFetching,
  };
}

const says = (name: string, part: string) => plain(name).includes(plain(part));

/** Without accents and capitals: "nuria" finds "Núria". */
const plain = (text: string) => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
