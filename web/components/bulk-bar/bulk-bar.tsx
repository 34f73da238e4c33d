import { ActionIcon, Button, Group, Menu, Paper, Text } from '@mantine/core';
import { IconDots, IconX } from '@tabler/icons-react';
import { useState } from 'react';
import { useFormat } from '../../lib/format.ts';
import { useCommonWords } from '../../lib/words.ts';
import classes from './bulk-bar.module.css';
import { BulkDialog } from './bulk-dialog.tsx';
import { mostAtOnce, mostNamed } from './target.ts';
import { type BulkAction, useBulkActions } from './use-bulk-actions.ts';
import type { BulkSelection } from './use-bulk-selection.ts';
import { useBulkWords } from './words.ts';

interface BulkBarProps {
  bulk: BulkSelection;
  /** Reads the ids of all that match. */
  listMatching: () => Promise<string[]>;
}

/** What can be done to those who are selected; stays in sight while a list is scrolled. */
export function BulkBar({ bulk, listMatching }: BulkBarProps) {
  const { target, matching, selectMatching, clear } = bulk;
  const words = useBulkWords();
  const common = useCommonWords();
  const { number } = useFormat();
  const [dialog, setDialog] = useState<Exclude<BulkAction, 'call'>>();
  const actions = useBulkActions(target, { listMatching, open: setDialog });
  if (!target) return null;
  const { count } = target;
  const limit =
    count > mostAtOnce
      ? words.tooMany(number(mostAtOnce))
      : actions.some(({ isTooMany }) => isTooMany)
        ? words.tooManyToCall(number(mostNamed))
        : undefined;
  return (
    <Paper
      withBorder
      shadow="md"
      role="region"
      aria-label={words.region}
      className={classes.bar}
      px="md"
      py="xs"
    >
      <Group gap="xs" wrap="nowrap">
        <Text fw={600} aria-live="polite">
          {common.selected(number(count))}
        </Text>
        <ActionIcon
          variant="subtle"
          color="gray"
          size={36}
          aria-label={words.clear}
          onClick={clear}
        >
          <IconX size={18} aria-hidden="true" />
        </ActionIcon>
      </Group>
      {matching !== undefined && (
        <Button variant="subtle" size="xs" className={classes.all} onClick={selectMatching}>
          {words.selectMatching(number(matching))}
        </Button>
      )}
      {limit !== undefined && (
        <Text size="sm" className={classes.limit}>
          {limit}
        </Text>
      )}
      <Group gap={6} ml="auto" visibleFrom="md">
        {actions.map(({ id, Icon, isDanger, isTooMany, isPending, run }) => (
          <Button
            key={id}
            size="xs"
            variant="light"
            color={isDanger ? 'red' : undefined}
            leftSection={<Icon size={16} aria-hidden="true" />}
            disabled={isTooMany}
            loading={isPending}
            onClick={run}
          >
            {words.actions[id]}
          </Button>
        ))}
      </Group>
      <Menu position="top-end" withinPortal>
        <Menu.Target>
          <Button hiddenFrom="md" rightSection={<IconDots size={16} aria-hidden="true" />}>
            {common.actions}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {actions.map(({ id, Icon, isDanger, isTooMany, run }) => (
            <Menu.Item
              key={id}
              leftSection={<Icon size={18} aria-hidden="true" />}
              color={isDanger ? 'red' : undefined}
              disabled={isTooMany}
              onClick={run}
              mih={44}
            >
              {words.actions[id]}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
      {dialog && (
        <BulkDialog
          action={dialog}
          target={target}
          onClose={() => setDialog(undefined)}
          onDone={clear}
        />
      )}
    </Paper>
  );
}
