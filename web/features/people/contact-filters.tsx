import { Box, Button, Collapse, Group, Select, SimpleGrid, TextInput } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconFilter, IconSearch } from '@tabler/icons-react';
import { memo } from 'react';
import { useContactWords } from '../../components/contact-words.ts';
import { GroupsPicker } from '../../components/group-picker.tsx';
import { useIsPhone } from '../../lib/use-is-phone.ts';
import { useCommonWords } from '../../lib/words.ts';
import { SavedFilters } from './saved-filters.tsx';
import type { ContactsSearch } from './search.ts';
import { usePeopleWords } from './words.ts';

interface ContactFiltersProps {
  search: ContactsSearch;
  typed: string;
  onType: (text: string) => void;
  onChange: (change: ContactsSearch) => void;
  onOpen: (saved: ContactsSearch) => void;
}

/** How many filters an address has, besides the text. */
export function countFilters({ groupIds, match, role, status, from, to }: ContactsSearch): number {
  const ofGroups = match === 'ungrouped' || (groupIds?.length ?? 0) > 0;
  return [ofGroups, role, status, from, to].filter(Boolean).length;
}

export function ContactFilters({ search, typed, onType, onChange, onOpen }: ContactFiltersProps) {
  const common = useCommonWords();
  const words = usePeopleWords();
  const count = countFilters(search);
  const isPhone = useIsPhone();
  const [isOpen, { toggle }] = useDisclosure(!isPhone || count > 0);
  return (
    <>
      <Group gap="xs">
        <TextInput
          type="search"
          aria-label={words.search}
          placeholder={words.searchHint}
          leftSection={<IconSearch size={16} />}
          value={typed}
          onChange={(event) => onType(event.currentTarget.value)}
          w={{ base: '100%', sm: 'auto' }}
          flex={{ sm: 1 }}
        />
        <Button
          variant="default"
          leftSection={<IconFilter size={16} />}
          onClick={toggle}
          aria-expanded={isOpen}
        >
          {words.filters(count)}
        </Button>
        <SavedFilters search={search} onOpen={onOpen} />
      </Group>
      <Collapse expanded={isOpen}>
        <Fields search={search} onChange={onChange} />
        {count > 0 && (
          <Box mt="xs">
            <Button
              variant="subtle"
              size="compact-sm"
              onClick={() => onOpen({ text: search.text })}
            >
              {common.clearFilters}
            </Button>
          </Box>
        )}
      </Collapse>
    </>
  );
}

/** Drawn anew when the filter is another, and not with each answer to it: ready to be opened, it is a long list. */
const Fields = memo(function Fields({
  search,
  onChange,
}: Pick<ContactFiltersProps, 'search' | 'onChange'>) {
  const common = useCommonWords();
  const words = usePeopleWords();
  const { appointmentStatuses, roles } = useContactWords();
  const { groupIds = [], match, role, status, from, to } = search;
  const isUngrouped = match === 'ungrouped';
  return (
    <SimpleGrid cols={{ base: 1, xs: 2, md: 3 }} spacing="xs" mt="xs">
      <GroupsPicker
        label={words.groups}
        placeholder={groupIds.length === 0 ? common.anyGroup : undefined}
        value={isUngrouped ? [] : [...groupIds]}
        disabled={isUngrouped}
        maxValues={50}
        onChange={(ids) => onChange({ groupIds: ids.length > 0 ? ids : undefined })}
      />
      <Select
        label={words.match}
        data={(['or', 'and', 'not', 'ungrouped'] as const).map((value) => ({
          value,
          label: words.matches[value],
        }))}
        value={match ?? 'or'}
        allowDeselect={false}
        onChange={(value) => onChange({ match: value === 'or' ? undefined : (value ?? undefined) })}
      />
      <Select
        label={words.role}
        placeholder={words.anyRole}
        clearable
        disabled={isUngrouped || groupIds.length === 0}
        data={(['ADMIN', 'MEMBER'] as const).map((value) => ({ value, label: roles[value] }))}
        value={role ?? null}
        onChange={(value) => onChange({ role: value ?? undefined })}
      />
      <Select
        label={words.status}
        placeholder={words.anyStatus}
        clearable
        data={(['PENDING', 'CONFIRMED', 'CANCELLED', 'RESCHEDULED'] as const).map((value) => ({
          value,
          label: appointmentStatuses[value],
        }))}
        value={status ?? null}
        onChange={(value) => onChange({ status: value ?? undefined })}
      />
      <TextInput
        type="date"
        label={words.from}
        value={from ?? ''}
        max={to}
        onChange={(event) => onChange({ from: event.currentTarget.value || undefined })}
      />
      <TextInput
        type="date"
        label={words.to}
        value={to ?? ''}
        min={from}
        onChange={(event) => onChange({ to: event.currentTarget.value || undefined })}
      />
    </SimpleGrid>
  );
});
