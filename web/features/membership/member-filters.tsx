import { Box, Button, Collapse, Group, Select, SimpleGrid, TextInput } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconFilter, IconSearch } from '@tabler/icons-react';
import type { GroupDetails } from '../../../client/muster.ts';
import { useContactWords } from '../../components/contact-words.ts';
import { useMay } from '../../lib/session.ts';
import { useCommonWords } from '../../lib/words.ts';
import { MemberSortField } from './member-sort-field.tsx';
import type { MemberSort, MembersSearch } from './search.ts';
import { useMembershipWords } from './words.ts';

interface MemberFiltersProps {
  group: GroupDetails;
  /** What the list may be sorted by. */
  sorts: readonly MemberSort[];
  search: MembersSearch;
  typed: string;
  onType: (text: string) => void;
  onChange: (change: MembersSearch) => void;
}

const roles = ['ADMIN', 'MEMBER'] as const;
const statuses = ['PENDING', 'CONFIRMED', 'CANCELLED', 'RESCHEDULED'] as const;

/** Of these and the text, all holds of whoever is listed. */
const none = {
  role: undefined,
  appointmentStatus: undefined,
  appointmentFrom: undefined,
  appointmentTo: undefined,
};

export function MemberFilters({ typed, onType, ...fields }: MemberFiltersProps) {
  const { search, onChange } = fields;
  const words = useMembershipWords();
  const common = useCommonWords();
  const count = Object.keys(none).filter((name) => search[name as keyof typeof none]).length;
  const [isOpen, { toggle }] = useDisclosure(count > 0);
  return (
    <Box>
      <Group gap="xs">
        <TextInput
          type="search"
          aria-label={common.search}
          placeholder={words.searchHint}
          leftSection={<IconSearch size={16} />}
          value={typed}
          onChange={(event) => onType(event.currentTarget.value)}
          flex={1}
          miw={180}
        />
        <Button
          variant="default"
          leftSection={<IconFilter size={16} />}
          onClick={toggle}
          aria-expanded={isOpen}
        >
          {words.filters(count)}
        </Button>
      </Group>
      <Collapse expanded={isOpen}>
        <Fields {...fields} />
        {count > 0 && (
          <Button variant="subtle" size="compact-sm" mt="xs" onClick={() => onChange(none)}>
            {words.clearFilters}
          </Button>
        )}
      </Collapse>
    </Box>
  );
}

function Fields({ group, sorts, search, onChange }: Omit<MemberFiltersProps, 'typed' | 'onType'>) {
  const words = useMembershipWords();
  const contact = useContactWords();
  const may = useMay();
  const { role, appointmentStatus, appointmentFrom, appointmentTo } = search;
  return (
    <SimpleGrid cols={{ base: 1, xs: 2, md: 4 }} spacing="xs" mt="xs">
      <Select
        label={words.columns.role}
        placeholder={words.any}
        clearable
        data={roles.map((value) => ({ value, label: contact.roles[value] }))}
        value={role ?? null}
        onChange={(value) => onChange({ role: roles.find((one) => one === value) })}
      />
      {(!group.sensitive || may('administer')) && (
        <>
          <Select
            label={contact.fields.appointmentStatus}
            placeholder={words.any}
            clearable
            data={statuses.map((value) => ({ value, label: contact.appointmentStatuses[value] }))}
            value={appointmentStatus ?? null}
            onChange={(value) =>
              onChange({ appointmentStatus: statuses.find((one) => one === value) })
            }
          />
          <TextInput
            type="date"
            label={words.from}
            value={appointmentFrom ?? ''}
            max={appointmentTo}
            onChange={(event) =>
              onChange({ appointmentFrom: event.currentTarget.value || undefined })
            }
          />
          <TextInput
            type="date"
            label={words.to}
            value={appointmentTo ?? ''}
            min={appointmentFrom}
            onChange={(event) =>
              onChange({ appointmentTo: event.currentTarget.value || undefined })
            }
          />
        </>
      )}
      <MemberSortField sorts={sorts} search={search} onChange={onChange} />
    </SimpleGrid>
  );
}
