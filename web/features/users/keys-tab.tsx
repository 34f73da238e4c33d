import { Badge, Button, Code, Group, Stack, Text } from '@mantine/core';
import { IconKey, IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { type Key, revokeKey } from '../../../client/muster.ts';
import { confirm } from '../../components/confirm.tsx';
import { type Column, DataTable } from '../../components/data-table.tsx';
import { EmptyState, ProblemState } from '../../components/states.tsx';
import { api, ask } from '../../lib/api.ts';
import { useFormat } from '../../lib/format.ts';
import { useChange } from '../../lib/use-change.ts';
import { KeyDialog } from './key-dialog.tsx';
import { useKeys, useUsers } from './queries.ts';
import { useUserWords } from './words.ts';

export function KeysTab() {
  const words = useUserWords();
  const format = useFormat();
  const { entries, error, refetch, isPending, hasNextPage, fetchNextPage } = useKeys();
  const users = useUsers();
  const [isOpen, setOpen] = useState(false);
  if (error) return <ProblemState error={error} reset={refetch} />;
  const nameOf = ({ userId }: Key) => users.entries.find(({ id }) => id === userId)?.name ?? '';
  const lastUsed = ({ lastUsedAt }: Key) => (lastUsedAt ? format.ago(lastUsedAt) : words.never);
  const columns: Column<Key>[] = [
    {
      id: 'label',
      header: words.label,
      cell: ({ label }) => (
        <Text inherit fw={550}>
          {label}
        </Text>
      ),
    },
    { id: 'user', header: words.user, cell: nameOf },
    { id: 'prefix', header: words.prefix, cell: ({ prefix }) => <Code>mst_{prefix}…</Code> },
    { id: 'created', header: words.createdAt, cell: ({ createdAt }) => format.date(createdAt) },
    { id: 'used', header: words.lastUsed, cell: lastUsed },
    {
      id: 'state',
      header: words.expires,
      cell: (key) => <KeyState apiKey={key} />,
      align: 'right',
    },
  ];
  const add = (
    <Button leftSection={<IconPlus size={16} />} onClick={() => setOpen(true)}>
      {words.newKey}
    </Button>
  );
  return (
    <Stack>
      <Group justify="space-between">
        <Text c="dimmed">{words.keysHow}</Text>
        {add}
      </Group>
      <DataTable
        label={words.keys}
        columns={columns}
        entries={entries}
        keyOf={({ id }) => id}
        nameOf={({ label }) => label}
        isLoading={isPending}
        hasMore={hasNextPage}
        onMore={fetchNextPage}
        empty={
          <EmptyState icon={<IconKey />} title={words.noKeys}>
            {words.noKeysHow}
          </EmptyState>
        }
        card={(key) => (
          <Group justify="space-between" wrap="nowrap">
            <Stack gap={2} miw={0}>
              <Text inherit fw={550}>
                {key.label}
              </Text>
              <Text size="sm" c="dimmed">
                {nameOf(key)} · {words.lastUsed}: {lastUsed(key)}
              </Text>
            </Stack>
            <KeyState apiKey={key} />
          </Group>
        )}
      />
      {isOpen && <KeyDialog onClose={() => setOpen(false)} />}
    </Stack>
  );
}

/** What ended it, or until when it holds, with the button that ends it. */
function KeyState({ apiKey: { id, label, expiresAt, revokedAt } }: { apiKey: Key }) {
  const words = useUserWords();
  const format = useFormat();
  const { mutate, isPending } = useChange({
    run: () => ask(revokeKey({ client: api, path: { id } })),
    changes: [['keys'], ['sessions']],
    done: words.revokedNow,
  });
  const isOver = expiresAt !== null && new Date(expiresAt) <= new Date();
  if (revokedAt !== null || isOver) {
    return (
      <Badge variant="light" color="gray">
        {revokedAt === null ? words.expired : words.revoked}
      </Badge>
    );
  }
  const revoke = () =>
    confirm({
      title: words.revokeTitle(label),
      children: words.revokeWhat,
      confirm: words.revoke,
      danger: true,
      onConfirm: () => mutate(),
    });
  return (
    <Group gap="sm" justify="flex-end" wrap="nowrap">
      <Text size="sm" visibleFrom="sm">
        {expiresAt ? format.date(expiresAt) : words.expiresNever}
      </Text>
      <Button
        size="compact-sm"
        variant="default"
        loading={isPending}
        aria-label={`${words.revoke} ${label}`}
        onClick={revoke}
      >
        {words.revoke}
      </Button>
    </Group>
  );
}
