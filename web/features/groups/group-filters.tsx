import {
  ActionIcon,
  Group as Row,
  SegmentedControl,
  Select,
  TextInput,
  Tooltip,
} from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import {
  IconLayoutGrid,
  IconSearch,
  IconSortAscending,
  IconSortDescending,
  IconTable,
} from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { useMay } from '../../lib/session.ts';
import type { GroupSort, GroupsSearch } from './search.ts';
import { useGroupWords } from './words.ts';

interface GroupFiltersProps {
  search: GroupsSearch;
  onChange: (part: GroupsSearch) => void;
}

const statuses = ['ACTIVE', 'ARCHIVED', 'INACTIVE'] as const;
const sorts: readonly GroupSort[] = ['name', 'memberCount', 'lastActivityAt', 'createdAt', 'score'];

export function GroupFilters({ search, onChange }: GroupFiltersProps) {
  const words = useGroupWords();
  const may = useMay();
  const { sort = 'name', order = 'asc', view = 'cards', status } = search;
  const isUp = order === 'asc';
  const turn = isUp ? words.ascending : words.descending;
  return (
    <Row gap="xs" mb="md">
      <TypedSearch value={search.search ?? ''} onSettle={(text) => onChange({ search: text })} />
      <Select
        aria-label={words.status}
        placeholder={words.anyStatus}
        clearable
        w={{ base: 'calc(50% - 5px)', sm: 160 }}
        data={statuses.map((value) => ({ value, label: words.statuses[value] }))}
        value={status ?? null}
        onChange={(value) => onChange({ status: statuses.find((one) => one === value) })}
      />
      <Row gap={4} wrap="nowrap" w={{ base: 'calc(50% - 5px)', sm: 'auto' }}>
        <Select
          aria-label={words.sort}
          flex={1}
          maw={{ sm: 170 }}
          allowDeselect={false}
          data={sorts
            .filter((value) => value !== 'score' || may('analyze'))
            .map((value) => ({ value, label: words.sorts[value] }))}
          value={sort}
          onChange={(value) => {
            const picked = sorts.find((one) => one === value);
            // Names from A on; of all else what is most comes first.
            if (picked) onChange({ sort: picked, order: picked === 'name' ? 'asc' : 'desc' });
          }}
        />
        <Tooltip label={turn}>
          <ActionIcon
            variant="default"
            size={36}
            aria-label={turn}
            onClick={() => onChange({ order: isUp ? 'desc' : 'asc' })}
          >
            {isUp ? <IconSortAscending size={18} /> : <IconSortDescending size={18} />}
          </ActionIcon>
        </Tooltip>
      </Row>
      <SegmentedControl
        aria-label={words.view}
        w={{ base: '100%', sm: 'auto' }}
        value={view}
        onChange={(value) => onChange({ view: value === 'table' ? 'table' : 'cards' })}
        data={[
          { value: 'cards', label: <ViewLabel Icon={IconLayoutGrid} label={words.cards} /> },
          { value: 'table', label: <ViewLabel Icon={IconTable} label={words.table} /> },
        ]}
      />
    </Row>
  );
}

function ViewLabel({ Icon, label }: { Icon: typeof IconTable; label: string }) {
  return (
    <Row gap={6} wrap="nowrap">
      <Icon size={16} aria-hidden="true" />
      {label}
    </Row>
  );
}

/** What is typed goes to the address, and is asked for, when there is a pause. */
function TypedSearch({
  value,
  onSettle,
}: {
  value: string;
  onSettle: (text: string | undefined) => void;
}) {
  const words = useGroupWords();
  const [text, setText] = useState(value);
  const settle = useDebouncedCallback((typed: string) => onSettle(typed.trim() || undefined), 250);
  // The address may become another by the browser's back, or by "Clear filters".
  useEffect(() => {
    setText((typed) => (typed.trim() === value ? typed : value));
  }, [value]);
  return (
    <TextInput
      type="search"
      aria-label={words.search}
      placeholder={words.search}
      leftSection={<IconSearch size={16} />}
      w={{ base: '100%', sm: 260 }}
      value={text}
      onChange={({ currentTarget }) => {
        setText(currentTarget.value);
        settle(currentTarget.value);
      }}
    />
  );
}
