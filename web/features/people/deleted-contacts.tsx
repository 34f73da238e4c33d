import { Button, Group, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { type DeletedContact, restoreContacts } from '../../../client/muster.ts';
import { useContactWords } from '../../components/contact-words.ts';
import { type Column, DataTable } from '../../components/data-table.tsx';
import { EmptyState, ProblemState } from '../../components/states.tsx';
import { api, ask } from '../../lib/api.ts';
import { useFormat } from '../../lib/format.ts';
import { useChange } from '../../lib/use-change.ts';
import { useDeletedContacts } from './queries.ts';
import { usePeopleWords } from './words.ts';

/** Contacts that were deleted, while they can be given back. */
export function DeletedContacts() {
  const words = usePeopleWords();
  const { fields } = useContactWords();
  const format = useFormat();
  const deleted = useDeletedContacts();
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const { mutate, isPending } = useChange({
    run: (contactIds: string[]) => ask(restoreContacts({ client: api, body: { contactIds } })),
    changes: [['contacts'], ['groups'], ['tasks'], ['events']],
    done: ({ restored, memberships }) => words.restored(restored.length, memberships),
    onDone: ({ lost }) => {
      setSelected(new Set());
      if (lost.length > 0)
        notifications.show({ message: words.lost(lost.length), color: 'yellow' });
    },
  });
  const restoreOne = (id: string) => (
    <Button variant="default" size="xs" disabled={isPending} onClick={() => mutate([id])}>
      {words.restore}
    </Button>
  );
  const columns: Column<DeletedContact>[] = [
    { id: 'name', header: fields.name, cell: ({ name }) => name },
    { id: 'phone', header: fields.phone, cell: ({ phone }) => phone },
    { id: 'deletedAt', header: words.deletedAt, cell: (one) => format.dateTime(one.deletedAt) },
    { id: 'restore', header: words.restore, cell: ({ id }) => restoreOne(id), align: 'right' },
  ];
  if (deleted.error && deleted.entries.length === 0)
    return <ProblemState error={deleted.error} reset={deleted.refetch} />;
  return (
    <>
      <Group justify="space-between" mih={36} mb="xs">
        <Text c="dimmed" size="sm">
          {words.deletedHow}
        </Text>
        {selected.size > 0 && (
          <Button loading={isPending} onClick={() => mutate([...selected])}>
            {words.restoreMany(format.number(selected.size))}
          </Button>
        )}
      </Group>
      <DataTable
        label={words.deleted}
        columns={columns}
        entries={deleted.entries}
        keyOf={({ id }) => id}
        nameOf={({ name }) => name}
        selection={{ selected, onChange: setSelected }}
        isLoading={deleted.isPending || deleted.isFetchingNextPage}
        hasMore={deleted.hasNextPage}
        onMore={deleted.fetchNextPage}
        card={({ id, name, phone, deletedAt }) => (
          <Group justify="space-between" wrap="nowrap">
            <div>
              <Text fw={500}>{name}</Text>
              <Text size="sm" c="dimmed">
                {[phone, format.dateTime(deletedAt)].filter(Boolean).join(' · ')}
              </Text>
            </div>
            {restoreOne(id)}
          </Group>
        )}
        empty={<EmptyState icon={<IconTrash />} title={words.noneDeleted} />}
      />
    </>
  );
}
