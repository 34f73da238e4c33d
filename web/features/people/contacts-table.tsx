import { Anchor, Badge, Group, Stack, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { type ReactNode, useCallback, useMemo } from 'react';
import type { ListedContact } from '../../../client/muster.ts';
import { AppointmentBadge } from '../../components/appointment-badge.tsx';
import { useContactWords } from '../../components/contact-words.ts';
import { type Column, DataTable, type Selection } from '../../components/data-table.tsx';
import { useFormat } from '../../lib/format.ts';
import type { useContacts } from './queries.ts';
import { usePeopleWords } from './words.ts';

interface ContactsTableProps {
  contacts: ReturnType<typeof useContacts>;
  selection: Selection | undefined;
  empty: ReactNode;
}

export function ContactsTable({ contacts, selection, empty }: ContactsTableProps) {
  const words = usePeopleWords();
  const { fields } = useContactWords();
  const columns = useMemo<Column<ListedContact>[]>(
    () => [
      { id: 'name', header: fields.name, cell: (contact) => <ContactName contact={contact} /> },
      { id: 'phone', header: fields.phone, cell: ({ phone }) => phone, width: 170 },
      { id: 'email', header: fields.email, cell: ({ email }) => email },
      {
        id: 'appointment',
        header: fields.appointmentTime,
        cell: (contact) => <Appointment contact={contact} />,
      },
    ],
    [fields],
  );
  const card = useCallback(
    (contact: ListedContact) => (
      <Stack gap={2}>
        <ContactName contact={contact} />
        <Text size="sm" c="dimmed">
          {contact.phone ?? contact.email ?? words.noPhone}
        </Text>
        <Appointment contact={contact} />
      </Stack>
    ),
    [words],
  );
  return (
    <DataTable<ListedContact>
      label={words.title}
      columns={columns}
      entries={contacts.entries}
      keyOf={({ id }) => id}
      nameOf={({ name }) => name}
      total={contacts.first?.total ?? undefined}
      selection={selection}
      isLoading={contacts.isPending || contacts.isFetchingNextPage}
      hasMore={contacts.hasNextPage}
      onMore={contacts.fetchNextPage}
      card={card}
      empty={empty}
    />
  );
}

function ContactName({ contact: { id, name, doNotCall } }: { contact: ListedContact }) {
  const words = usePeopleWords();
  const link = (
    <Anchor
      size="sm"
      fw={500}
      style={{ overflowWrap: 'anywhere' }}
      renderRoot={(props) => (
        <Link to="/contacts/$contactId" params={{ contactId: id }} {...props} />
      )}
    >
      {name}
    </Anchor>
  );
  if (!doNotCall) return link;
  return (
    <Group gap="xs">
      {link}
      <Badge variant="default" tt="none">
        {words.doNotCall}
      </Badge>
    </Group>
  );
}

function Appointment({ contact }: { contact: ListedContact }) {
  const format = useFormat();
  const { appointmentTime, appointmentStatus } = contact;
  if (!appointmentTime && !appointmentStatus) return null;
  return (
    <Group gap="xs">
      {appointmentTime && <Text size="sm">{format.dateTime(appointmentTime)}</Text>}
      {appointmentStatus && <AppointmentBadge status={appointmentStatus} />}
    </Group>
  );
}
