import { Button, Group, SegmentedControl, Stack, Title, VisuallyHidden } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconPlus } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { GroupDetails } from '../../../client/muster.ts';

interface NumberedTabProps<Filter extends string> {
  group: GroupDetails;
  words: { title: string; filter: string; filters: Record<Filter, string>; create: string };
  filter: Filter;
  onFilter: (filter: Filter) => void;
  /** Those of the filter; `create` is the button that makes one, for whoever may. */
  list: (create: ReactNode) => ReactNode;
  /** The dialog that makes one. */
  dialog: (onClose: () => void) => ReactNode;
}

/** The tasks or the events of a group: which are listed, and a new one. */
export function NumberedTab<Filter extends string>({
  group,
  words,
  filter,
  onFilter,
  list,
  dialog,
}: NumberedTabProps<Filter>) {
  const [isCreating, { open, close }] = useDisclosure(false);
  const mayCreate = group.may.includes('use') && group.status === 'ACTIVE';
  const create = mayCreate && (
    <Button leftSection={<IconPlus size={18} />} onClick={open}>
      {words.create}
    </Button>
  );
  return (
    <Stack gap="md">
      <VisuallyHidden>
        <Title order={2}>{words.title}</Title>
      </VisuallyHidden>
      <Group justify="space-between">
        <SegmentedControl
          aria-label={words.filter}
          value={filter}
          onChange={(value) => onFilter(value as Filter)}
          data={Object.entries<string>(words.filters).map(([value, label]) => ({ value, label }))}
        />
        {create}
      </Group>
      {list(create)}
      {isCreating && dialog(close)}
    </Stack>
  );
}
