import { Badge, Button, Group, Stack, Text, Tooltip } from '@mantine/core';
import { IconAlertCircle, IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import type { User } from '../../../client/muster.ts';
import { type Column, DataTable } from '../../components/data-table.tsx';
import { ProblemState } from '../../components/states.tsx';
import { useSession } from '../../lib/session.ts';
import { useCommonWords } from '../../lib/words.ts';
import { useUsers } from './queries.ts';
import { UserDialog } from './user-dialog.tsx';
import { UserMenu } from './user-menu.tsx';
import { useUserWords } from './words.ts';

export function UsersTab() {
  const common = useCommonWords();
  const words = useUserWords();
  const { entries, error, refetch, isPending, hasNextPage, fetchNextPage } = useUsers();
  const [edited, setEdited] = useState<User | 'new' | null>(null);
  if (error) return <ProblemState error={error} reset={refetch} />;
  const menu = (user: User) => <UserMenu user={user} onEdit={() => setEdited(user)} />;
  const columns: Column<User>[] = [
    { id: 'name', header: common.name, cell: (user) => <UserName user={user} /> },
    { id: 'role', header: words.role, cell: ({ role }) => words.roles[role] },
    { id: 'email', header: words.email, cell: ({ email }) => email },
    { id: 'status', header: words.status, cell: (user) => <UserStatus user={user} /> },
    { id: 'menu', header: '', cell: menu, width: 56, align: 'right' },
  ];
  return (
    <Stack>
      <Group justify="flex-end">
        <Button leftSection={<IconPlus size={16} />} onClick={() => setEdited('new')}>
          {words.newUser}
        </Button>
      </Group>
      <DataTable
        label={words.users}
        columns={columns}
        entries={entries}
        keyOf={({ id }) => id}
        nameOf={({ name }) => name}
        isLoading={isPending}
        hasMore={hasNextPage}
        onMore={fetchNextPage}
        card={(user) => (
          <Group justify="space-between" wrap="nowrap">
            <Stack gap={2} miw={0}>
              <UserName user={user} />
              <Group gap="xs">
                <Text size="sm">{words.roles[user.role]}</Text>
                <UserStatus user={user} />
              </Group>
            </Stack>
            {menu(user)}
          </Group>
        )}
      />
      {edited && (
        <UserDialog user={edited === 'new' ? undefined : edited} onClose={() => setEdited(null)} />
      )}
    </Stack>
  );
}

function UserName({ user: { id, name, contactId, notice } }: { user: User }) {
  const words = useUserWords();
  const { user } = useSession();
  return (
    <Group gap="xs" wrap="nowrap">
      <Text inherit fw={550}>
        {name}
      </Text>
      {id === user.id && (
        <Text inherit c="dimmed">
          ({words.you})
        </Text>
      )}
      {contactId === null && (
        <Tooltip label={notice ?? words.unbound} multiline maw={280} events={tooltipEvents}>
          <IconAlertCircle
            size={18}
            tabIndex={0}
            role="img"
            aria-label={notice ?? words.unbound}
            color="var(--mantine-color-orange-text)"
          />
        </Tooltip>
      )}
    </Group>
  );
}

const tooltipEvents = { hover: true, focus: true, touch: true };

function UserStatus({ user: { disabledAt } }: { user: User }) {
  const words = useUserWords();
  return disabledAt === null ? (
    <Badge variant="light">{words.enabled}</Badge>
  ) : (
    <Badge variant="light" color="gray">
      {words.disabled}
    </Badge>
  );
}
