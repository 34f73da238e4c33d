import { Button, Checkbox, Popover, Stack } from '@mantine/core';
import { IconColumns } from '@tabler/icons-react';
import type { Columns, OptionalColumn } from './use-columns.tsx';
import { useMembershipWords } from './words.ts';

/** Which columns the table has; the browser keeps it. On a phone there are no columns. */
export function ColumnChoice({ columns }: { columns: Columns }) {
  const words = useMembershipWords();
  const { offered, chosen, choose } = columns;
  return (
    <Popover position="bottom-end" withinPortal trapFocus>
      <Popover.Target>
        <Button variant="default" leftSection={<IconColumns size={16} />} visibleFrom="sm">
          {words.chooseColumns}
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label={words.chooseColumns}>
        <Checkbox.Group value={[...chosen]} onChange={(value) => choose(value as OptionalColumn[])}>
          <Stack gap="xs">
            {offered.map((column) => (
              <Checkbox key={column} value={column} label={words.columns[column]} />
            ))}
          </Stack>
        </Checkbox.Group>
      </Popover.Dropdown>
    </Popover>
  );
}
