import { ActionIcon, Group, Select } from '@mantine/core';
import { IconSortAscending, IconSortDescending } from '@tabler/icons-react';
import type { MemberSort, MembersSearch } from './search.ts';
import { useMembershipWords } from './words.ts';

interface MemberSortProps {
  sorts: readonly MemberSort[];
  search: MembersSearch;
  onChange: (change: MembersSearch) => void;
}

/** The order of the list on a phone, where no column has a head. */
export function MemberSortField({ sorts, search, onChange }: MemberSortProps) {
  const words = useMembershipWords();
  const { sort = 'name', order = 'asc' } = search;
  const isUp = order === 'asc';
  if (sorts.length < 2) return null;
  return (
    <Group gap={4} wrap="nowrap" align="flex-end" hiddenFrom="sm">
      <Select
        label={words.sort}
        allowDeselect={false}
        flex={1}
        data={sorts.map((value) => ({ value, label: words.columns[value] }))}
        value={sort}
        onChange={(value) => onChange({ sort: sorts.find((one) => one === value) })}
      />
      <ActionIcon
        variant="default"
        size={36}
        aria-label={isUp ? words.ascending : words.descending}
        onClick={() => onChange({ order: isUp ? 'desc' : 'asc' })}
      >
        {isUp ? <IconSortAscending size={18} /> : <IconSortDescending size={18} />}
      </ActionIcon>
    </Group>
  );
}
